#include "gouji/app/formats.hpp"

#include "app/workspace.hpp"
#include "report/sample.hpp"

#include <doctest/doctest.h>

#include <set>

using namespace gouji;
using namespace gouji::test;

TEST_CASE("every format has a name of its own and is found by it") {
    std::set<std::string> names;
    for (const auto& format : report_formats()) {
        CHECK(names.insert(std::string(format.name)).second);
        CHECK(find_report_format(format.name) == &format);
    }
    CHECK(report_formats().front().name == "terminal");
    CHECK(find_report_format("") == nullptr);
    CHECK(find_report_format("nothing of this name") == nullptr);
}

TEST_CASE("every format is taken by --format and by --output") {
    for (const auto& name : report_format_names()) {
        CAPTURE(name);
        const auto line = parse_command_line({"check", "a.pdf", "--format", name, "--output", name + "=b"});
        REQUIRE(line.options.has_value());
        CHECK(line.options->format == name);
        CHECK(line.options->outputs.at(0).format == name);
    }
}

TEST_CASE("every format gives the same bytes each time, in both languages, and of an empty run too") {
    auto sample = make_sample();
    add_finding(sample);
    const Report empty;
    for (const auto& format : report_formats()) {
        CAPTURE(std::string(format.name));
        for (const auto language : {Language::zh, Language::en}) {
            const auto once = format.write({sample.report, language});
            CHECK_FALSE(once.empty());
            CHECK(once == format.write({sample.report, language}));
            CHECK_NOTHROW(format.write({empty, language}));
        }
    }
}
