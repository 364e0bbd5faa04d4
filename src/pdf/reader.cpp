#include "gouji/pdf/reader.hpp"

#include "frame.hpp"
#include "gouji/pdf/content.hpp"
#include "repairs.hpp"
#include "turning.hpp"
#include "words.hpp"

#include <poppler-document.h>
#include <poppler-page.h>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFExc.hh>

#include <algorithm>
#include <exception>
#include <iterator>
#include <limits>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

namespace gouji {
namespace {

constexpr std::size_t header_range = 1024;  ///< bytes; readers accept junk before %PDF within the first kilobyte

/// The document as QPDF sees it; no pages when QPDF cannot read it.
struct Structure {
    std::unique_ptr<QPDF> file;
    std::vector<QPDFObjectHandle> pages;
    bool needs_password = false;
    std::string problem;
};

Structure open_structure(const std::string& bytes) {
    Structure structure;
    structure.file = std::make_unique<QPDF>();
    try {
        structure.file->setSuppressWarnings(true);
        structure.file->processMemoryFile("document", bytes.data(), bytes.size());
        structure.pages = structure.file->getAllPages();
    } catch (const QPDFExc& problem) {
        structure.needs_password = problem.getErrorCode() == qpdf_e_password;
        structure.problem = problem.getMessageDetail();
    } catch (const std::exception& problem) {
        structure.problem = problem.what();
    }
    return structure;
}

/// Poppler makes a colour transform for every page of a document with an output intent (PDF/A), a fifth of the time of reading
/// it. Words have no colour, so the catalog of Poppler's copy does not name the intent; nullopt when there is none.
std::optional<std::string> without_output_intent(const std::string& bytes, Structure& structure) {
    constexpr std::string_view key = "/OutputIntents";
    if (structure.pages.empty()) return std::nullopt;
    auto catalog = structure.file->getRoot();
    const auto offset = catalog.getParsedOffset();
    if (!catalog.hasKey(std::string(key)) || offset <= 0) return std::nullopt;
    const auto at = bytes.find(key, static_cast<std::size_t>(offset));
    if (at == std::string::npos || bytes.find("endobj", static_cast<std::size_t>(offset)) < at) return std::nullopt;
    std::string copy = bytes;
    copy.at(at + key.size() - 1) = '_';
    return copy;
}

std::unique_ptr<poppler::document> open_text(const std::string& bytes) {
    if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) return nullptr;
    return std::unique_ptr<poppler::document>(
        poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
}

std::string title_of(const poppler::document& text) {
    const auto utf8 = text.get_title().to_utf8();
    return {utf8.begin(), utf8.end()};
}

/// Turns what was drawn into the reading frame and joins it with the words.
Page assemble(FoundWords found, PageDrawing drawing, const PageFrame& frame) {
    Page page;
    page.turn = found.turn;
    const bool sideways = found.turn == 90 || found.turn == 270;
    page.width = sideways ? frame.height : frame.width;
    page.height = sideways ? frame.width : frame.height;
    page.has_image = drawing.has_image;
    page.endless = drawing.endless;
    const auto turn = [&](double x0, double y0, double x1, double y1) {
        return turned({x0, y0, x1, y1}, frame.width, frame.height, found.turn);
    };
    for (auto& ruling : drawing.rulings) {
        const Box box = turn(ruling.x0, ruling.y0, ruling.x1, ruling.y1);
        page.rulings.push_back({box.x0, box.y0, box.x1, box.y1, ruling.thickness});
    }
    for (auto& origin : drawing.origins) {
        const Box at = turn(origin.x, origin.y, origin.x, origin.y);
        const Box clip = turn(origin.clip.x0, origin.clip.y0, origin.clip.x1, origin.clip.y1);
        origin = {at.x0, at.y0, origin.size, (origin.turn + found.turn) % 360, clip};
    }
    // What a program recognised in a picture is its guess of what is printed: no figure may be accused, or cleared, by it.
    if (drawing.has_image && drawing.unseen_text) found.words.clear();
    settle_baselines(found.words, std::move(drawing.origins), {0, 0, page.width, page.height});
    page.words.reserve(found.words.size());
    for (auto& item : found.words) page.words.push_back(std::move(item.word));
    return page;
}

Page read_page(const poppler::document* text, Structure& structure, std::size_t index, std::vector<std::string>& repairs) {
    FoundWords found;
    PageDrawing drawing;
    PageFrame frame = frame_of({0, 0, 612, 792}, 0);
    std::unique_ptr<poppler::page> page(text != nullptr ? text->create_page(static_cast<int>(index)) : nullptr);
    if (page) frame = page_frame(*page);
    if (index < structure.pages.size()) {
        try {
            if (!page) frame = page_frame(structure.pages.at(index));
        } catch (const std::exception& problem) {
            repairs.push_back(std::string("page size: ") + problem.what());
        }
        drawing = scan_page(structure.pages.at(index), repairs);
    }
    if (page && !drawing.endless) found = find_words(*page, frame.width, frame.height);
    else if (text != nullptr && !page) repairs.push_back("page " + std::to_string(index + 1) + " has no readable text");
    Page result = assemble(std::move(found), std::move(drawing), frame);
    result.number = static_cast<int>(index) + 1;
    return result;
}

Result<PdfPart> read_checked(const std::string& bytes, const std::string& name, const ChooseRange& choose) {
    if (std::string_view(bytes).substr(0, header_range).find("%PDF") == std::string_view::npos)
        return Error{name, "not_pdf", "no PDF header"};
    PopplerMessages messages;
    auto structure = open_structure(bytes);
    const auto copy = without_output_intent(bytes, structure);
    auto text = open_text(copy ? *copy : bytes);
    if (text && text->is_locked()) text->unlock("", "");
    if (text && text->is_locked()) return Error{name, "encrypted", "a password is needed"};
    if (!text && structure.needs_password) return Error{name, "encrypted", "a password is needed"};
    if (!text && !structure.problem.empty()) return Error{name, "unreadable", structure.problem};
    const std::size_t text_pages = text ? static_cast<std::size_t>(std::max(0, text->pages())) : 0;
    const std::size_t count = std::max(text_pages, text ? std::size_t{0} : structure.pages.size());
    if (count == 0 && (!structure.problem.empty() || structure.file->anyWarnings()))
        return Error{name, "unreadable", "damaged; no page could be found"};
    if (count == 0) return Error{name, "no_pages", "the document has no pages"};

    PdfPart part;
    if (!text) part.repairs.push_back("text cannot be read");
    if (!structure.problem.empty()) part.repairs.push_back("lines cannot be read: " + structure.problem);
    else if (text && structure.pages.size() != text_pages) part.repairs.push_back("the libraries disagree about the number of pages");
    part.page_count = count;
    const PageRange range = choose(count);
    const std::size_t first = std::min(range.first, count), last = first + std::min(range.count, count - first);
    for (std::size_t i = first; i < last; ++i) part.pages.push_back(read_page(text.get(), structure, i, part.repairs));
    if (text) part.title = title_of(*text);
    text.reset();
    part.repairs = distinct(part.repairs);
    part.messages = distinct(messages.all());
    for (const auto& warning : structure.file->getWarnings()) part.warnings.push_back("qpdf: " + warning.getMessageDetail());
    part.warnings = distinct(part.warnings);
    return part;
}

}  // namespace

Result<PdfPart> read_pdf_part(const std::string& bytes, const std::string& name, const ChooseRange& choose) {
    try {
        return read_checked(bytes, name, choose);
    } catch (const std::exception& problem) {
        return Error{name, "unreadable", problem.what()};
    }
}

Result<PdfFile> read_pdf(const std::string& bytes, const std::string& name) {
    auto whole = read_pdf_part(bytes, name, [](std::size_t) { return PageRange{}; });
    if (!whole) return whole.error();
    std::vector<PdfPart> parts;
    parts.push_back(std::move(*whole));
    return join_parts(std::move(parts));
}

PdfFile join_parts(std::vector<PdfPart> parts) {
    PdfFile file;
    std::vector<std::string> repairs;
    for (auto& part : parts) {
        std::ranges::move(part.pages, std::back_inserter(file.pages));
        if (file.title.empty()) file.title = std::move(part.title);
    }
    for (const auto group : {&PdfPart::repairs, &PdfPart::messages, &PdfPart::warnings})
        for (const auto& part : parts) repairs.insert(repairs.end(), (part.*group).begin(), (part.*group).end());
    file.repairs = distinct(repairs);
    return file;
}

}  // namespace gouji
