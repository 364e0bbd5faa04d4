#pragma once

#include <map>
#include <string>
#include <vector>

namespace gouji::test {

/// One page of a hand-written PDF. Object numbers: 1 catalogue, 2 page tree, 3 Helvetica (/F1), from 10 on `objects`, then the
/// pages and their contents.
struct SmallPage {
    std::string content = "";
    std::string boxes = "/MediaBox [0 0 600 800]";   ///< and whatever else the page dictionary shall say
    std::string resources = "";                       ///< besides /Font << /F1 … >>
    std::string fonts = "";                          ///< further entries of /Font
};

/// A stream object with its dictionary entries.
inline std::string stream_object(const std::string& entries, const std::string& data) {
    return "<< " + entries + " /Length " + std::to_string(data.size()) + " >>\nstream\n" + data + "\nendstream";
}

/// Complete bytes of a PDF, with a correct cross-reference table.
inline std::string small_pdf(const std::vector<SmallPage>& pages, const std::map<int, std::string>& objects = {},
                             const std::string& trailer = "") {
    std::map<int, std::string> all = objects;
    all[1] = "<< /Type /Catalog /Pages 2 0 R >>";
    all[3] = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>";
    std::string kids;
    int next = 100;
    for (const auto& page : pages) {
        kids += std::to_string(next) + " 0 R ";
        all[next] = "<< /Type /Page /Parent 2 0 R " + page.boxes + " /Resources << /Font << /F1 3 0 R " + page.fonts + " >> " +
                    page.resources + " >> /Contents " + std::to_string(next + 1) + " 0 R >>";
        all[next + 1] = stream_object("", page.content);
        next += 2;
    }
    all[2] = "<< /Type /Pages /Kids [ " + kids + "] /Count " + std::to_string(pages.size()) + " >>";

    std::string bytes = "%PDF-1.7\n";
    std::string table;
    for (const auto& [number, body] : all) {
        std::string offset = std::to_string(bytes.size());
        offset.insert(0, 10 - offset.size(), '0');
        table += std::to_string(number) + " 1\n" + offset + " 00000 n \n";
        bytes += std::to_string(number) + " 0 obj\n" + body + "\nendobj\n";
    }
    const auto start = bytes.size();
    bytes += "xref\n0 1\n0000000000 65535 f \n" + table + "trailer\n<< /Size " + std::to_string(all.rbegin()->first + 1) +
             " /Root 1 0 R " + trailer + " >>\nstartxref\n" + std::to_string(start) + "\n%%EOF\n";
    return bytes;
}

inline std::string small_pdf(const std::string& content) { return small_pdf({SmallPage{content}}); }

}  // namespace gouji::test
