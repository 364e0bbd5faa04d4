#include "streams.hpp"

#include <qpdf/Pipeline.hh>
#include <qpdf/QPDFObjectHandle.hh>

#include <algorithm>
#include <exception>

namespace gouji {
namespace {

/// Decoded bytes of one page or form. The largest content stream seen in real disclosures is below 2 MB; more than this is a
/// compression bomb or a drawing no table needs.
constexpr std::size_t content_limit = std::size_t{32} << 20;

/// Collects what a QPDF pipeline writes and drops the rest once the limit is reached (QPDF wants a subclass here).
class LimitedText final : public Pipeline {
public:
    explicit LimitedText(std::string& out) : Pipeline("content", nullptr), out_(out) {}
    void write(unsigned char const* data, std::size_t length) override {
        const auto room = content_limit - std::min(content_limit, out_.size());
        full_ = full_ || length > room;
        out_.append(reinterpret_cast<const char*>(data), std::min(length, room));
    }
    void finish() override {}
    [[nodiscard]] bool full() const { return full_; }

private:
    std::string& out_;
    bool full_ = false;
};

}  // namespace

std::string decode_streams(const std::vector<QPDFObjectHandle>& streams, std::vector<std::string>& repairs) {
    std::string text;
    LimitedText sink(text);
    for (auto stream : streams) {
        if (!stream.isStream()) continue;
        try {
            if (!stream.pipeStreamData(&sink, 0, qpdf_dl_generalized, true)) repairs.push_back("content stream cannot be decoded");
        } catch (const std::exception& problem) {
            repairs.push_back(std::string("content stream: ") + problem.what());
        }
        text.push_back('\n');
    }
    if (sink.full()) repairs.push_back("content stream is too large; the rest was not read");
    return text;
}

}  // namespace gouji
