#include "html_finding.hpp"

#include "markup.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace gouji {
namespace {

constexpr std::size_t most_figures = 40, most_figures_of_note = 8;     ///< rows of the list before the rest is only counted
constexpr std::size_t most_relations = 20, most_relations_of_note = 4;
constexpr double pixels_per_point = 96.0 / 72;                         ///< of a screen as CSS counts them

/// Writes one finding; holds where the text goes.
class Article {
public:
    Article(const Report& report, const Finding& finding, Language language) : report_(report), finding_(finding), language_(language) {}

    std::string write(std::size_t document, std::size_t number, const std::vector<DrawnCrop>& crops) {
        const auto severity = id(finding_.severity);
        out_ += fmt::format("<article class=\"finding {0}\" id=\"f{1}\" data-severity=\"{0}\" data-rule=\"{2}\" data-file=\"{3}\" tabindex=\"-1\" "
                            "aria-labelledby=\"t{1}\">\n",
                            severity, number, escaped(finding_.rule->id), document + 1);
        write_head(number);
        out_ += "<p class=\"message\">" + escaped(gouji::say(language_, finding_.message, finding_.arguments)) + "</p>\n";
        write_working();
        for (const auto& crop : crops) write_crop(crop, document);
        write_figures(document);
        out_ += "</article>\n";
        return std::move(out_);
    }

private:
    [[nodiscard]] std::string say(std::string_view id, const Arguments& arguments = {}) const { return escaped(gouji::say(language_, id, arguments)); }
    [[nodiscard]] std::string word(std::string_view group, std::string_view id) const { return escaped(say_word(language_, group, id)); }
    [[nodiscard]] std::size_t limit(std::size_t usual, std::size_t of_note) const { return finding_.severity == Severity::note ? of_note : usual; }

    void write_head(std::size_t number) {
        const auto severity = id(finding_.severity);
        std::string grade = word("severity", severity);
        if (finding_.verdict != Verdict::violation) grade += "·" + word("verdict", id(finding_.verdict));
        std::string table;
        for (const auto& [name, value] : finding_.arguments)
            if (name == "table") table = value;
        std::string catalogue;
        for (const auto& entry : finding_.rule->catalogue) catalogue += " " + entry;
        out_ += fmt::format("<h3 id=\"t{}\"><span class=\"badge {}\">{}</span> <span>{}</span> <span>{}</span> "
                            "<a href=\"#rule-{}\"><code>{}</code></a><span class=\"faint\">{}</span></h3>\n",
                            number, severity, grade, say("finding.page", {{"page", std::to_string(finding_.page)}}), escaped(table),
                            escaped(finding_.rule->id), escaped(finding_.rule->id), escaped(catalogue));
    }

    void line(const std::string& name, const std::string& text) { out_ += "<dt>" + name + "</dt><dd>" + text + "</dd>\n"; }

    void write_working() {
        out_ += "<dl>\n";
        if (!finding_.working.empty()) line(say("finding.working"), escaped(finding_.working));
        const std::size_t shown = std::min(finding_.relations.size(), limit(most_relations, most_relations_of_note) + 1);
        for (std::size_t i = 1; i < shown; ++i)
            line(say("finding.also"), escaped(finding_.relations[i].working) + " <code>" + escaped(finding_.relations[i].rule->id) + "</code>");
        if (finding_.relations.size() > shown) line("", say("more.relations", {{"count", std::to_string(finding_.relations.size() - shown)}}));
        write_hint();
        out_ += "</dl>\n";
    }

    void write_hint() {
        if (!finding_.hint) return;
        Arguments arguments = {{"value", to_grouped_string(finding_.hint->value)}, {"unit", std::string(printed_name(finding_.unit))}};
        const bool other = finding_.hint->figure > 0 && finding_.hint->figure < finding_.evidence.size();
        if (other) arguments.emplace_back("printed", finding_.evidence[finding_.hint->figure].source.text);
        line(say("finding.hint"), say(other ? "finding.repair_other" : finding_.relations.size() > 1 ? "finding.repair_most" : "finding.repair", arguments));
        for (const auto& [name, value] : finding_.arguments)
            if (name == "slip") line("", word("slip", value));
    }

    /// "第 3 页", with the file where it is another one.
    [[nodiscard]] std::string place(const Evidence& evidence, std::size_t document) const {
        std::string text = say("finding.page", {{"page", std::to_string(evidence.source.page)}});
        if (evidence.document == report_.documents[document].record->sha256) return text;
        for (const auto& other : report_.documents)
            if (other.record->sha256 == evidence.document) return text + " · " + escaped(other.record->path);
        return text;
    }

    void write_figures(std::size_t document) {
        out_ += fmt::format("<div class=\"wide\"><table><caption>{}</caption><thead><tr><th scope=\"col\">{}</th><th scope=\"col\" class=\"number\">{}</th>"
                            "<th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr></thead><tbody>\n",
                            say("html.figures"), say("html.page"), say("html.printed"), say("html.role"), say("html.label"));
        const std::size_t shown = std::min(finding_.evidence.size(), limit(most_figures, most_figures_of_note));
        for (std::size_t i = 0; i < shown; ++i) {
            const Evidence& evidence = finding_.evidence[i];
            const std::string role = can_say("role." + evidence.role) ? word("role", evidence.role) : escaped(evidence.role);
            out_ += fmt::format("<tr><td>{}</td><td class=\"number\">{}</td><td>{}</td><td>{}</td></tr>\n", place(evidence, document),
                                escaped(evidence.source.text), role, escaped(evidence.label));
        }
        out_ += "</tbody></table></div>\n";
        if (finding_.evidence.size() > shown)
            out_ += "<p class=\"faint\">" + say("more.figures", {{"count", std::to_string(finding_.evidence.size() - shown)}}) + "</p>\n";
    }

    void write_crop(const DrawnCrop& drawn, std::size_t document) {
        const Box& area = drawn.crop.area;
        const Evidence& first = finding_.evidence.at(drawn.plan.figures.front());
        std::string boxes, printed;
        for (const auto figure : drawn.plan.figures) {
            const Box& box = finding_.evidence.at(figure).source.box;
            constexpr double around = 1.5;   // points between the print and its box
            boxes += fmt::format("<rect{} x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\"/>", figure == 0 ? " class=\"main\"" : "",
                                 box.x0 - area.x0 - around, box.y0 - area.y0 - around, box.width() + 2 * around, box.height() + 2 * around);
            printed += (printed.empty() ? "" : gouji::say(language_, "list.separator")) + finding_.evidence.at(figure).source.text;
        }
        const std::string where = place(first, document);
        out_ += fmt::format("<figure class=\"crop\"><figcaption>{}</figcaption><div class=\"picture\"><img loading=\"lazy\" decoding=\"async\" width=\"{:.0f}\" "
                            "height=\"{:.0f}\" alt=\"{}\" src=\"data:image/png;base64,{}\"><svg viewBox=\"0 0 {:.2f} {:.2f}\" aria-hidden=\"true\">{}</svg></div></figure>\n",
                            where, area.width() * pixels_per_point, area.height() * pixels_per_point, say("html.crop", {{"figures", printed}}),
                            base64(drawn.crop.png), area.width(), area.height(), boxes);
    }

    const Report& report_;
    const Finding& finding_;
    Language language_;
    std::string out_;
};

}  // namespace

std::string write_html_finding(const Report& report, const Finding& finding, std::size_t document, std::size_t number,
                               const std::vector<DrawnCrop>& crops, Language language) {
    return Article(report, finding, language).write(document, number, crops);
}

}  // namespace gouji
