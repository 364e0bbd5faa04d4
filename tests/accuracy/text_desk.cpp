#include "text_desk.hpp"

#include "gouji/facts/prose.hpp"
#include "gouji/facts/trace.hpp"

#include <array>

namespace gouji::accuracy {
namespace {

std::vector<std::string> figures_in(const std::string& text, std::vector<std::pair<std::size_t, std::size_t>>* places) {
    static const std::array<std::string_view, 7> units = {"万元", "%", "人", "个", "辆", "台", "平方米"};
    std::vector<std::string> found;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        const auto digit = [&](std::size_t i) { return i < text.size() && text[i] >= '0' && text[i] <= '9'; };
        while (digit(end) || (end > at && (text[end] == ',' || text[end] == '.') && digit(end + 1))) ++end;
        if (end == at) {
            ++at;
            continue;
        }
        std::size_t unit_at = end;
        while (unit_at < text.size() && text[unit_at] == ' ') ++unit_at;
        for (const auto unit : units) {
            if (std::string_view(text).substr(unit_at, unit.size()) != unit) continue;
            if (std::string_view(text).substr(unit_at + unit.size()).starts_with("以上")) break;
            found.push_back(text.substr(at, end - at) + std::string(unit));
            if (places != nullptr) places->emplace_back(at, end);
            break;
        }
        at = end;
    }
    return found;
}

}  // namespace

TextDesk::TextDesk(const std::string& pdf, const Knowledge& knowledge) : knowledge_(knowledge) {
    ReadingTrace trace;
    read_record(pdf, knowledge.lexicon, trace);
    paragraphs_ = trace.document.paragraphs;
    pages_ = std::move(trace.pages);
    tables_ = record_of(trace.document, knowledge.lexicon);
    tables_.sha256 = "text";
}

bool TextDesk::align(const std::vector<std::string>& figures) {
    for (std::size_t p = 0; p < paragraphs_.size(); ++p) {
        std::vector<std::pair<std::size_t, std::size_t>> places;
        const auto found = figures_in(paragraphs_[p].text, &places);
        for (std::size_t i = 0; i < found.size(); ++i) {
            if (spots_.size() == figures.size() || found[i] != figures.at(spots_.size())) continue;
            spots_.push_back({p, places[i].first, places[i].second});
        }
    }
    return spots_.size() == figures.size();
}

Record TextDesk::read() const {
    Record record = tables_;
    read_prose(paragraphs_, pages_, knowledge_.lexicon, record);
    return record;
}

std::vector<Finding> TextDesk::raised() const {
    const Record record = read();
    const auto evaluation = evaluate(knowledge_.rules, {&record});
    auto findings = std::move(collect_findings(knowledge_.rules, {&record}, evaluation, false).at(0).findings);
    std::erase_if(findings, [](const Finding& finding) { return finding.severity == Severity::note; });
    return findings;
}

void TextDesk::print(std::size_t figure, const std::string& number) {
    const Spot& spot = spots_.at(figure);
    paragraphs_.at(spot.paragraph).text.replace(spot.first, spot.last - spot.first, number);
}

SourceRef TextDesk::source(std::size_t figure) const {
    const Spot& spot = spots_.at(figure);
    return paragraphs_.at(spot.paragraph).source(spot.first, spot.last, pages_);
}

std::string TextDesk::replace(std::size_t paragraph, std::size_t first, std::size_t last, const std::string& words) {
    std::string before = paragraphs_.at(paragraph).text;
    paragraphs_.at(paragraph).text.replace(first, last - first, words);
    return before;
}

}  // namespace gouji::accuracy
