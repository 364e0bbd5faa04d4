#include "gouji/report/junit.hpp"

#include "counts.hpp"
#include "finding_text.hpp"
#include "rule_help.hpp"
#include "xml.hpp"

#include "gouji/core/text.hpp"

#include <map>

namespace gouji {
namespace {

/// What became of one rule in one document.
struct RuleCase {
    const Rule* rule = nullptr;
    int run = 0;
    std::vector<const Finding*> failing, others;
};

/// By rule id: the rules with a relation due, and those of findings.
std::map<std::string_view, RuleCase> cases_of(const DocumentResult& document, const Gate& gate) {
    std::map<std::string_view, RuleCase> cases;
    for (const auto& runs : document.rules) cases[runs.rule->id] = {runs.rule, runs.run, {}, {}};
    for (const auto& finding : document.findings) {
        RuleCase& one = cases[finding.rule->id];
        one.rule = finding.rule;
        (fails(finding, gate) ? one.failing : one.others).push_back(&finding);
    }
    return cases;
}

/// The path without ".pdf": what follows the last point would be taken for the class, all before it for its package.
std::string class_name(const std::string& path) {
    constexpr std::string_view extension = ".pdf";
    const bool named = path.size() > extension.size() && path.compare(path.size() - extension.size(), extension.size(), extension) == 0;
    return named ? path.substr(0, path.size() - extension.size()) : path;
}

/// Writes the suite of one document.
class Suite {
public:
    Suite(const Report& report, const DocumentResult& document, Language language, const FileNames& files)
        : report_(report), document_(document), language_(language), files_(files) {}

    std::string write() {
        reading();
        for (const auto& [unused, one] : cases_of(document_, report_.gate)) rule(one);
        const Record& record = *document_.record;
        XmlAttributes attributes = {{"name", record.path}, {"tests", std::to_string(tests_)}, {"failures", std::to_string(failures_)},
                                    {"errors", std::to_string(errors_)}, {"skipped", std::to_string(skipped_)}};
        if (!record.identity.entity.empty()) attributes.emplace_back("package", record.identity.entity);
        return "  " + xml_tag("testsuite", attributes) + "\n" + properties() + cases_ + "  </testsuite>\n";
    }

    [[nodiscard]] int tests() const { return tests_; }
    [[nodiscard]] int failures() const { return failures_; }
    [[nodiscard]] int errors() const { return errors_; }

private:
    [[nodiscard]] std::string properties() const {
        const Record& record = *document_.record;
        std::string out = "    <properties>\n";
        const auto add = [&](const char* name, const std::string& value) {
            out += "      " + xml_tag("property", {{"name", name}, {"value", value}}, true) + "\n";
        };
        add("status", status_id(document_));
        if (!record.sha256.empty()) add("sha256", record.sha256);
        if (record.identity.year > 0) add("year", std::to_string(record.identity.year));
        add("rules", report_.rules_digest);
        if (!report_.configuration.digest.empty()) add("configuration", report_.configuration.digest);
        if (!document_.suppressed.empty()) add("suppressed", std::to_string(document_.suppressed.size()));
        return out + "    </properties>\n";
    }

    void test_case(const std::string& name, const std::string& content) {
        ++tests_;
        const int earlier = names_[name]++;   // cases of one name are one to most readers
        const std::string own = earlier == 0 ? name : name + " #" + std::to_string(earlier + 1);
        const XmlAttributes attributes = {{"name", own}, {"classname", class_name(document_.record->path)}};
        cases_ += "    " + xml_tag("testcase", attributes, content.empty()) + (content.empty() ? "" : "\n" + content + "    </testcase>") + "\n";
    }

    static std::string element(std::string_view name, const XmlAttributes& attributes, const std::string& text) {
        return "      " + xml_tag(name, attributes) + xml_escaped(text, false) + "</" + std::string(name) + ">\n";
    }

    void reading() {
        const Counts counts = counts_of(document_, report_.gate);
        std::string content;
        if (counts.unchecked > 0) {
            ++errors_;
            const std::string why = say_unchecked(language_, document_, report_.gate);
            content = element("error", {{"type", status_id(document_)}, {"message", why}}, say(language_, "report.unchecked", {{"text", why}}));
        }
        const std::string tied = say(language_, "report.tied", {{"tied", std::to_string(counts.tied)}, {"all", std::to_string(counts.figures)},
                                                                {"share", share_text(counts.tied, counts.figures)}});
        test_case(say(language_, "report.reading"), content + element("system-out", {}, tied));
    }

    [[nodiscard]] std::string text_of(const Finding& finding) const {
        return tag_of(language_, finding) + " · " + place_of(language_, finding) + "\n" + sentence_of(language_, finding) + "\n" +
               plain_details(language_, finding, *document_.record, files_);
    }

    void rule(const RuleCase& one) {
        const std::string name = one.rule->id + " " + localized(language_, one.rule->title);
        for (const auto* finding : one.failing) {
            ++failures_;
            test_case(name + " · " + label_of(*finding),
                      element("failure", {{"type", std::string(id(finding->verdict))}, {"message", place_of(language_, *finding) + " · " + sentence_of(language_, *finding)}},
                              text_of(*finding)));
        }
        std::string output;
        for (const auto* finding : one.others) output += (output.empty() ? "" : "\n") + text_of(*finding);
        if (!output.empty()) return test_case(name, element("system-out", {}, output));
        if (!one.failing.empty()) return;
        if (one.run > 0) return test_case(name, "");
        ++skipped_;
        test_case(name, "      <skipped>" + xml_escaped(say(language_, "report.rule_not_run"), false) + "</skipped>\n");
    }

    const Report& report_;
    const DocumentResult& document_;
    Language language_;
    const FileNames& files_;
    std::map<std::string, int> names_;
    std::string cases_;
    int tests_ = 0, failures_ = 0, errors_ = 0, skipped_ = 0;
};

}  // namespace

std::string write_junit(const Report& report, Language language) {
    const FileNames files(report);
    std::string suites;
    int tests = 0, failures = 0, errors = 0;
    for (const auto& document : report.documents) {
        Suite suite(report, document, language, files);
        suites += suite.write();
        tests += suite.tests();
        failures += suite.failures();
        errors += suite.errors();
    }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" +
           xml_tag("testsuites", {{"name", "gouji"}, {"tests", std::to_string(tests)}, {"failures", std::to_string(failures)}, {"errors", std::to_string(errors)}}) +
           "\n" + suites + "</testsuites>\n";
}

}  // namespace gouji
