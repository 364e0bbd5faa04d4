#include "gouji/pdf/annotate.hpp"

#include "frame.hpp"

#include "gouji/core/text.hpp"

#include <fmt/format.h>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFWriter.hh>

#include <array>
#include <exception>
#include <optional>

namespace gouji {
namespace {

constexpr double margin = 1;             ///< points around the glyphs: their boxes are as tight as their ink
constexpr int printed_flag = 4;          ///< annotation flag Print: notes are part of what is handed on
constexpr double opacity = 0.45;         ///< black figures below stay black in viewers that cannot multiply colours

/// Corners in the order that viewers expect of QuadPoints: top left, top right, bottom left, bottom right, as the text runs.
using Quad = std::array<Point, 4>;

/// The inverse of a map without shear; the maps of page frames are turns by right angles, whose determinant is ±1.
Matrix inverse(const Matrix& m) {
    const double det = m.a * m.d - m.b * m.c;
    return {m.d / det, -m.b / det, -m.c / det, m.a / det, (m.c * m.f - m.d * m.e) / det, (m.b * m.e - m.a * m.f) / det};
}

/// The mark in the page's own user space; nothing when no part of it lies on the page.
std::optional<Quad> quad_of(const Mark& mark, const PageFrame& frame) {
    if (!is_sane(mark.box) || mark.box.empty()) return std::nullopt;
    const Box wide{mark.box.x0 - margin, mark.box.y0 - margin, mark.box.x1 + margin, mark.box.y1 + margin};
    const Box box = overlap_of(wide, {0, 0, frame.width, frame.height});
    if (box.empty()) return std::nullopt;
    const Matrix to_user = inverse(frame.to_shown);
    return Quad{apply(to_user, {box.x0, box.y0}), apply(to_user, {box.x1, box.y0}), apply(to_user, {box.x0, box.y1}),
                apply(to_user, {box.x1, box.y1})};
}

QPDFObjectHandle number(double value) { return QPDFObjectHandle::newReal(fmt::format("{:.3f}", value)); }

QPDFObjectHandle array_of(const std::vector<double>& values) {
    auto out = QPDFObjectHandle::newArray();
    for (const double value : values) out.appendItem(number(value));
    return out;
}

QPDFObjectHandle rect_of(const Quad& quad) {
    Box box;
    for (std::size_t i = 0; i < quad.size(); ++i) include(box, quad.at(i), i == 0);
    return array_of({box.x0, box.y0, box.x1, box.y1});
}

std::string filling(const Quad& quad, const MarkColor& color) {
    return fmt::format("/G gs {:.3f} {:.3f} {:.3f} rg {:.3f} {:.3f} m {:.3f} {:.3f} l {:.3f} {:.3f} l {:.3f} {:.3f} l h f\n", color.red,
                       color.green, color.blue, quad[0].x, quad[0].y, quad[1].x, quad[1].y, quad[3].x, quad[3].y, quad[2].x, quad[2].y);
}

/// What viewers draw: the box in its colour, multiplied with what lies below.
QPDFObjectHandle appearance(QPDF& file, const Quad& quad, const MarkColor& color) {
    auto stream = QPDFObjectHandle::newStream(&file, filling(quad, color));
    auto dictionary = QPDFObjectHandle::parse(
        "<< /Type /XObject /Subtype /Form /Group << /S /Transparency >> /Resources << /ExtGState << /G << /BM /Multiply >> >> >> >>");
    dictionary.getKey("/Resources").getKey("/ExtGState").getKey("/G").replaceKey("/ca", number(opacity));
    dictionary.replaceKey("/BBox", rect_of(quad));
    stream.replaceDict(dictionary);
    return stream;
}

QPDFObjectHandle annotation(QPDF& file, QPDFObjectHandle page, const Mark& mark, const Quad& quad) {
    auto out = QPDFObjectHandle::parse("<< /Type /Annot /Subtype /Highlight >>");
    out.replaceKey("/Rect", rect_of(quad));
    std::vector<double> points;
    for (const Point& point : quad) points.insert(points.end(), {point.x, point.y});
    out.replaceKey("/QuadPoints", array_of(points));
    out.replaceKey("/C", array_of({mark.color.red, mark.color.green, mark.color.blue}));
    out.replaceKey("/CA", number(opacity));
    out.replaceKey("/F", QPDFObjectHandle::newInteger(printed_flag));
    out.replaceKey("/P", page);
    out.replaceKey("/NM", QPDFObjectHandle::newString(mark.name));
    out.replaceKey("/T", QPDFObjectHandle::newUnicodeString(sanitize_utf8(mark.author)));
    out.replaceKey("/Contents", QPDFObjectHandle::newUnicodeString(mark.note));
    auto appearances = QPDFObjectHandle::newDictionary();
    appearances.replaceKey("/N", appearance(file, quad, mark.color));
    out.replaceKey("/AP", appearances);
    return file.makeIndirectObject(out);
}

/// Adds to a list of the page's own: the one that was there may be shared with other pages.
void append(QPDFObjectHandle page, const std::vector<QPDFObjectHandle>& added) {
    auto list = QPDFObjectHandle::newArray();
    auto before = page.getKey("/Annots");
    if (before.isArray())
        for (int i = 0; i < before.getArrayNItems(); ++i) list.appendItem(before.getArrayItem(i));
    for (const auto& one : added) list.appendItem(one);
    page.replaceKey("/Annots", list);
}

void mark_page(QPDF& file, QPDFObjectHandle page, int page_number, const std::vector<Mark>& marks) {
    const PageFrame frame = page_frame(page);
    std::vector<QPDFObjectHandle> added;
    for (const Mark& mark : marks) {
        if (mark.page != page_number) continue;
        if (const auto quad = quad_of(mark, frame)) added.push_back(annotation(file, page, mark, *quad));
    }
    if (!added.empty()) append(page, added);
}

/// Streams keep their bytes; the identity of the file is computed from its content.
std::string written(QPDF& file) {
    QPDFWriter writer(file);
    writer.setOutputMemory();
    writer.setStreamDataMode(qpdf_s_preserve);
    writer.setObjectStreamMode(qpdf_o_preserve);
    writer.setPreserveEncryption(false);
    writer.setDeterministicID(true);
    writer.setMinimumPDFVersion("1.4");   // blending
    writer.write();
    const auto buffer = writer.getBufferSharedPointer();
    return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

}  // namespace

Result<std::string> annotate_pdf(const std::string& bytes, const std::vector<Mark>& marks) {
    try {
        QPDF file;
        file.setSuppressWarnings(true);
        file.processMemoryFile("document", bytes.data(), bytes.size());
        const auto pages = file.getAllPages();
        for (std::size_t i = 0; i < pages.size(); ++i) mark_page(file, pages[i], static_cast<int>(i) + 1, marks);
        return written(file);
    } catch (const QPDFExc& problem) {
        return Error{"document", problem.getErrorCode() == qpdf_e_password ? "encrypted" : "unreadable", problem.getMessageDetail()};
    } catch (const std::exception& problem) {
        return Error{"document", "unreadable", problem.what()};
    }
}

}  // namespace gouji
