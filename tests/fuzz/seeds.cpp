// Writes the seed corpus out of real documents: gouji_fuzz_seeds FOLDER FILE.pdf ...
// FOLDER/pages, prose and record receive what the stages hand on; content what the pages draw.

#include "page_text.hpp"

#include "gouji/core/digest.hpp"
#include "gouji/facts/record.hpp"
#include "gouji/facts/trace.hpp"
#include "knowledge.hpp"

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>

using namespace gouji;

namespace {

constexpr std::size_t longest_seed = 40000;        // bytes; what is mutated should be small
constexpr std::size_t paragraphs_of_a_seed = 12;
constexpr std::size_t facts_of_a_seed = 40;

class Corpus {
public:
    explicit Corpus(std::filesystem::path root) : root_(std::move(root)) {}
    void add(const std::string& target, const std::string& bytes) const {
        if (bytes.empty() || bytes.size() > longest_seed) return;
        std::filesystem::create_directories(root_ / target);
        std::ofstream(root_ / target / sha256_hex(bytes).substr(0, 16), std::ios::binary) << bytes;
    }

private:
    std::filesystem::path root_;
};

void add_drawings(const Corpus& corpus, const std::string& path) {
    QPDF pdf;
    pdf.setSuppressWarnings(true);
    pdf.processFile(path.c_str());
    for (auto& page : QPDFPageDocumentHelper(pdf).getAllPages()) {
        std::string drawing;
        for (auto& stream : page.getPageContents()) {
            const auto buffer = stream.getStreamData(qpdf_dl_generalized);
            drawing.append(reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()) += '\n';
        }
        corpus.add("content", drawing.substr(0, longest_seed));
    }
}

void add_paragraphs(const Corpus& corpus, const std::vector<Paragraph>& paragraphs) {
    std::string text;
    for (std::size_t i = 0; i < paragraphs.size(); ++i) {
        text += paragraphs[i].text + '\n';
        if (i % paragraphs_of_a_seed + 1 == paragraphs_of_a_seed) corpus.add("prose", std::exchange(text, {}));
    }
    corpus.add("prose", text);
}

/// A record of the first few figures, with what speaks of nothing else.
Record beginning_of(const Record& record) {
    Record small = record;
    small.facts.resize(std::min(small.facts.size(), facts_of_a_seed));
    std::erase_if(small.sums, [&](const Sum& sum) {
        return sum.parent >= small.facts.size() || std::ranges::any_of(sum.parts, [&](const auto& part) { return part >= small.facts.size(); });
    });
    small.frames.clear();
    return small;
}

}  // namespace

int main(int count, char** arguments) {
    if (count < 3) {
        std::cerr << "usage: gouji_fuzz_seeds FOLDER FILE.pdf ...\n";
        return 2;
    }
    const Corpus corpus(arguments[1]);
    for (int i = 2; i < count; ++i) {
        ReadingTrace trace;
        const Record record = read_record(arguments[i], fuzz::knowledge().lexicon, trace);
        add_drawings(corpus, arguments[i]);
        for (const Page& page : trace.pages) corpus.add("pages", fuzz::text_from({page}));
        add_paragraphs(corpus, trace.document.paragraphs);
        corpus.add("record", write_record(beginning_of(record)));
    }
}
