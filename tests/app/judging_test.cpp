// Folders of documents: a department, its units and its year before, as published and with faults.

#include "app/workspace.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <filesystem>
#include <set>

using namespace gouji;
using namespace gouji::test;
using nlohmann::json;

namespace {

const std::filesystem::path department = std::filesystem::path(GOUJI_SOURCE_DIR) / "fixtures" / "department";

/// The clean folder in which the faulty editions take the place of the clean ones.
void copy_with_faults(const Workspace& space) {
    for (const char* edition : {"clean", "faults"})
        for (const auto& entry : std::filesystem::directory_iterator(department / edition))
            std::filesystem::copy_file(entry.path(), space.path(entry.path().filename().native()), std::filesystem::copy_options::overwrite_existing);
}

/// Rules of all relations of a finding.
std::set<std::string> rules_of(const json& documents) {
    std::set<std::string> found;
    for (const auto& document : documents)
        for (const auto& finding : document["findings"])
            for (const auto& relation : finding["relations"]) found.insert(relation["rule"].get<std::string>());
    return found;
}

const json* document_named(const json& documents, const std::string& name) {
    const auto found = std::find_if(documents.begin(), documents.end(), [&](const json& d) { return d["path"].get<std::string>().ends_with(name); });
    return found == documents.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("a department, its units and its year before that agree raise nothing") {
    const auto ran = run_gouji({"check", (department / "clean").native(), "--format", "json"});
    const auto documents = ran.json()["documents"];
    CHECK(documents.size() == 8);
    for (const auto& document : documents) CHECK(document["findings"].empty());
    CHECK(ran.code == exit_code::clean);
}

TEST_CASE("faults across years and units are found, each with evidence in both documents") {
    Workspace space;
    copy_with_faults(space);
    const auto documents = run_gouji({"check", space.path(""), "--format", "json"}).json()["documents"];
    const auto rules = rules_of(documents);
    for (const char* rule : {"GJ501", "GJ502", "GJ521", "GJ524", "GJ526"}) {
        CAPTURE(rule);
        CHECK(rules.contains(rule));
    }
    const auto* whole = document_named(documents, "department-2025.pdf");
    REQUIRE(whole != nullptr);
    const auto base = std::find_if((*whole)["findings"].begin(), (*whole)["findings"].end(), [](const json& f) { return f["rule"] == "GJ501"; });
    REQUIRE(base != (*whole)["findings"].end());
    std::set<std::string> evidence;
    for (const auto& e : (*base)["evidence"]) evidence.insert(e["document"].get<std::string>());
    CHECK(evidence.size() == 2);
    CHECK((*base)["severity"] == "warning");
}

TEST_CASE("a unit or a year that is missing is no finding") {
    Workspace space;
    for (const char* name : {"department-2025.pdf", "unit-307001-2025.pdf", "unit-307003-2025.pdf"})
        std::filesystem::copy_file(department / "clean" / name, space.path(name));
    const auto ran = run_gouji({"check", space.path(""), "--format", "json"});
    for (const auto& document : ran.json()["documents"]) CHECK(document["findings"].empty());
    CHECK(ran.code == exit_code::clean);
}

TEST_CASE("documents named with --against are compared with and not judged") {
    const auto faulty = (department / "faults" / "department-2025.pdf").native();
    const auto alone = run_gouji({"check", faulty, "--format", "json"}).json()["documents"];
    CHECK(!rules_of(alone).contains("GJ501"));
    const auto against = run_gouji({"check", faulty, "--against", (department / "clean" / "department-2024.pdf").native(), "--format", "json"}).json()["documents"];
    CHECK(against.size() == 1);
    CHECK(rules_of(against).contains("GJ501"));
}
