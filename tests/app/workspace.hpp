#pragma once

#include "gouji/app/pipeline.hpp"

#include <nlohmann/json.hpp>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include <doctest/doctest.h>

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

/// A temporary folder and the program run in this process on it.
namespace gouji::test {

namespace fs = std::filesystem;

inline const fs::path fixtures = fs::path(GOUJI_SOURCE_DIR) / "fixtures";
inline const fs::path clean_pdf = fixtures / "guangxi" / "guangxi-clean-writer.pdf";
inline const fs::path faulty_pdf = fixtures / "guangxi" / "guangxi-faults-writer.pdf";

struct Ran {
    int code = -1;
    std::string out, err;
    [[nodiscard]] nlohmann::json json() const { return nlohmann::json::parse(out); }
    [[nodiscard]] bool says(const std::string& text) const { return out.find(text) != std::string::npos; }
    [[nodiscard]] bool complains(const std::string& text) const { return err.find(text) != std::string::npos; }
};

inline Ran run_gouji(const std::vector<std::string>& arguments, const std::string& input = "") {
    std::istringstream in(input);
    std::ostringstream out, err;
    Environment environment{in, out, err};
    const int code = run_program(arguments, environment);
    return {code, out.str(), err.str()};
}

/// Nothing is forbidden to root, so while this lives a test that runs as root is nobody.
class Unprivileged {
public:
    Unprivileged() : was_root_(geteuid() == 0) { REQUIRE((!was_root_ || seteuid(nobody) == 0)); }
    ~Unprivileged() {
        if (was_root_ && seteuid(0) != 0) std::abort();
    }
    Unprivileged(const Unprivileged&) = delete;
    Unprivileged& operator=(const Unprivileged&) = delete;

private:
    static constexpr uid_t nobody = 65534;
    bool was_root_;
};

class Workspace {
public:
    Workspace() {
        std::string name = (fs::temp_directory_path() / "gouji-test-XXXXXX").native();
        root_ = mkdtemp(name.data());
        fs::permissions(root_, static_cast<fs::perms>(0755));
    }
    ~Workspace() {
        std::error_code ignored;
        fs::remove_all(root_, ignored);
    }
    Workspace(const Workspace&) = delete;
    Workspace& operator=(const Workspace&) = delete;

    [[nodiscard]] std::string path(const std::string& name) const { return (root_ / name).native(); }
    [[nodiscard]] std::string root() const { return root_.native(); }
    std::string folder(const std::string& name) const {
        fs::create_directories(root_ / name);
        return path(name);
    }
    std::string write(const std::string& name, const std::string& bytes) const {
        std::ofstream(root_ / name, std::ios::binary) << bytes;
        return path(name);
    }
    std::string copy(const fs::path& from, const std::string& name) const {
        fs::copy_file(from, root_ / name);
        return path(name);
    }

private:
    fs::path root_;
};

inline std::string bytes_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

/// The file locked with passwords.
inline std::string encrypt(const fs::path& from, const std::string& to, const char* user_password) {
    QPDF pdf;
    pdf.processFile(from.c_str());
    QPDFWriter writer(pdf, to.c_str());
    writer.setR6EncryptionParameters(user_password, "owner", true, true, true, true, true, true, qpdf_r3p_full, true);
    writer.write();
    return to;
}

/// A PDF of blank pages; none at all when asked for.
inline std::string blank_pdf(const std::string& to, int pages) {
    QPDF pdf;
    pdf.emptyPDF();
    for (int i = 0; i < pages; ++i) {
        auto page = pdf.makeIndirectObject(QPDFObjectHandle::parse("<< /Type /Page /MediaBox [0 0 595 842] /Resources << >> >>"));
        QPDFPageDocumentHelper(pdf).addPage(page, false);
    }
    QPDFWriter writer(pdf, to.c_str());
    writer.write();
    return to;
}

}  // namespace gouji::test
