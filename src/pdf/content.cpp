#include "gouji/pdf/content.hpp"

#include "frame.hpp"
#include "scanner.hpp"
#include "streams.hpp"

#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageObjectHelper.hh>

#include <exception>

namespace gouji {
namespace {

constexpr double large_image_share = 0.5;  ///< of the page: more is a scan or a background, less a picture or a seal

}  // namespace

PageDrawing scan_page(QPDFObjectHandle page, std::vector<std::string>& repairs) {
    PageDrawing drawing;
    try {
        QPDFPageObjectHelper helper(page);
        const PageFrame frame = page_frame(page);
        ContentScanner scanner(frame, repairs);
        scanner.run(decode_streams(helper.getPageContents(), repairs), helper.getAttribute("/Resources", false));
        drawing.rulings = scanner.rulings();
        drawing.has_image = scanner.image_area() > large_image_share * frame.width * frame.height;
        drawing.unseen_text = scanner.mostly_unseen_text();
        drawing.origins = scanner.take_origins();
        drawing.endless = scanner.stopped();
    } catch (const std::exception& problem) {
        repairs.push_back(std::string("page content: ") + problem.what());
    }
    return drawing;
}

}  // namespace gouji
