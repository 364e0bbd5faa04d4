// The content-stream scanner: the input is what a page draws; behind a NUL byte, what a form XObject draws that it may call as /F.

#include "common.hpp"

#include "gouji/pdf/content.hpp"

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>

#include <cmath>

using namespace gouji;

namespace {

QPDFObjectHandle stream_of(QPDF& pdf, std::string_view bytes) { return QPDFObjectHandle::newStream(&pdf, std::string(bytes)); }

QPDFObjectHandle page_of(QPDF& pdf, std::string_view drawing) {
    const auto cut = std::min(drawing.find('\0'), drawing.size());
    auto form = stream_of(pdf, drawing.substr(std::min(cut + 1, drawing.size())));
    auto resources = QPDFObjectHandle::parse("<< /XObject << >> /ExtGState << /G << /CA 0.5 /ca 0.5 >> >> /ColorSpace << /C [/Pattern /DeviceRGB] >> >>");
    resources.getKey("/XObject").replaceKey("/F", form);
    form.getDict().replaceKey("/Subtype", QPDFObjectHandle::newName("/Form"));
    form.getDict().replaceKey("/BBox", QPDFObjectHandle::parse("[0 0 595 842]"));
    form.getDict().replaceKey("/Resources", pdf.makeIndirectObject(resources));   // the form can call itself
    auto page = QPDFObjectHandle::parse("<< /Type /Page /MediaBox [0 0 595 842] >>");
    page.replaceKey("/Resources", form.getDict().getKey("/Resources"));
    page.replaceKey("/Contents", stream_of(pdf, drawing.substr(0, cut)));
    return pdf.makeIndirectObject(page);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    QPDF pdf;
    pdf.emptyPDF();
    pdf.setSuppressWarnings(true);
    QPDFPageDocumentHelper(pdf).addPage(QPDFPageObjectHelper(page_of(pdf, fuzz::text_of(data, size))), false);
    std::vector<std::string> repairs;
    const PageDrawing drawing = scan_page(QPDFPageDocumentHelper(pdf).getAllPages().at(0).getObjectHandle(), repairs);
    for (const Ruling& ruling : drawing.rulings) {
        fuzz::demand(std::isfinite(ruling.x0) && std::isfinite(ruling.y0) && std::isfinite(ruling.x1) && std::isfinite(ruling.y1));
        fuzz::demand(ruling.x0 <= ruling.x1 && ruling.y0 <= ruling.y1);
    }
    return 0;
}
