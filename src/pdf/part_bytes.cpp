#include "gouji/pdf/reader.hpp"

#include <cmath>
#include <cstdint>
#include <cstring>
#include <type_traits>

// Words have many coordinates, so they travel as they lie in memory: both ends are one program on one machine.

namespace gouji {
namespace {

constexpr std::uint64_t mark = 0x676f756a69503031;   ///< first bytes of a part

class Writer {
public:
    template <typename T>
        requires std::is_arithmetic_v<T>
    void put(T value) {
        bytes_.append(reinterpret_cast<const char*>(&value), sizeof value);
    }
    void put(const std::string& text) {
        put(std::uint64_t{text.size()});
        bytes_ += text;
    }
    void put(const std::vector<std::string>& texts) {
        put(std::uint64_t{texts.size()});
        for (const auto& text : texts) put(text);
    }
    void put(const Word& word) {
        put(word.text);
        for (const double value : {word.box.x0, word.box.y0, word.box.x1, word.box.y1, word.baseline, word.size}) put(value);
        put(std::uint64_t{word.glyph_x.size()});
        bytes_.append(reinterpret_cast<const char*>(word.glyph_x.data()), word.glyph_x.size() * sizeof(double));
        put(word.hidden);
    }
    void put(const Ruling& ruling) {
        for (const double value : {ruling.x0, ruling.y0, ruling.x1, ruling.y1, ruling.thickness}) put(value);
    }
    void put(const Page& page) {
        put(page.number);
        put(page.width);
        put(page.height);
        put(page.turn);
        put(std::uint64_t{page.words.size()});
        for (const auto& word : page.words) put(word);
        put(std::uint64_t{page.rulings.size()});
        for (const auto& ruling : page.rulings) put(ruling);
        put(page.has_image);
        put(page.endless);
    }
    std::string take() { return std::move(bytes_); }

private:
    std::string bytes_;
};

/// Becomes broken, and gives nothing more, at the first thing that cannot be.
class Reader {
public:
    explicit Reader(std::string_view bytes) : bytes_(bytes) {}

    template <typename T>
        requires std::is_arithmetic_v<T>
    T get() {
        std::uint8_t raw[sizeof(T)] = {};
        if (bytes_.size() < sizeof(T)) {
            broken_ = true;
            return T{};
        }
        std::memcpy(raw, bytes_.data(), sizeof(T));
        bytes_.remove_prefix(sizeof(T));
        if constexpr (std::is_same_v<T, bool>) {
            broken_ = broken_ || raw[0] > 1;
            return raw[0] == 1;
        } else {
            T value{};
            std::memcpy(&value, raw, sizeof(T));
            if constexpr (std::is_floating_point_v<T>) broken_ = broken_ || !std::isfinite(value);
            return value;
        }
    }
    /// How many follow, each of at least `size` bytes.
    std::size_t count(std::size_t size) {
        const auto number = get<std::uint64_t>();
        if (number > bytes_.size() / size) broken_ = true;
        return broken_ ? 0 : static_cast<std::size_t>(number);
    }
    std::string text() {
        const auto length = count(1);
        std::string out(bytes_.substr(0, length));
        bytes_.remove_prefix(length);
        return out;
    }
    std::vector<std::string> texts() {
        std::vector<std::string> out(count(sizeof(std::uint64_t)));
        for (auto& one : out) one = text();
        return out;
    }
    Word word() {
        Word out;
        out.text = text();
        for (double* value : {&out.box.x0, &out.box.y0, &out.box.x1, &out.box.y1, &out.baseline, &out.size}) *value = get<double>();
        out.glyph_x.resize(count(sizeof(double)));
        for (double& x : out.glyph_x) x = get<double>();
        out.hidden = get<bool>();
        return out;
    }
    Ruling ruling() {
        Ruling out;
        for (double* value : {&out.x0, &out.y0, &out.x1, &out.y1, &out.thickness}) *value = get<double>();
        return out;
    }
    Page page() {
        Page out;
        out.number = get<int>();
        out.width = get<double>();
        out.height = get<double>();
        out.turn = get<int>();
        out.words.resize(count(least_word));
        for (auto& one : out.words) one = word();
        out.rulings.resize(count(sizeof(double)));
        for (auto& one : out.rulings) one = ruling();
        out.has_image = get<bool>();
        out.endless = get<bool>();
        if (out.turn != 0 && out.turn != 90 && out.turn != 180 && out.turn != 270) broken_ = true;
        return out;
    }
    [[nodiscard]] bool finished() const { return !broken_ && bytes_.empty(); }

    static constexpr std::size_t least_word = 8 * sizeof(double);   ///< two counts and six coordinates
    static constexpr std::size_t least_page = 4 * sizeof(double);

private:
    std::string_view bytes_;
    bool broken_ = false;
};

/// Words whose glyphs are not one more than their characters would be read beyond their end.
bool is_whole(const Page& page) {
    for (const auto& word : page.words) {
        std::size_t characters = 0;
        for (const char c : word.text) characters += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
        if (characters == 0 || word.glyph_x.size() != characters + 1) return false;
    }
    return page.number > 0;
}

}  // namespace

std::string write_part(const PdfPart& part) {
    Writer out;
    out.put(mark);
    out.put(std::uint64_t{part.page_count});
    out.put(part.title);
    for (const auto* group : {&part.repairs, &part.messages, &part.warnings}) out.put(*group);
    out.put(std::uint64_t{part.pages.size()});
    for (const auto& page : part.pages) out.put(page);
    return out.take();
}

std::optional<std::size_t> page_count_of_part(std::string_view bytes) {
    Reader in(bytes);
    const bool marked = in.get<std::uint64_t>() == mark;
    const auto count = in.get<std::uint64_t>();
    return marked ? std::optional(static_cast<std::size_t>(count)) : std::nullopt;
}

Result<PdfPart> parse_part(std::string_view bytes) {
    Reader in(bytes);
    const bool marked = in.get<std::uint64_t>() == mark;
    PdfPart part;
    part.page_count = static_cast<std::size_t>(in.get<std::uint64_t>());
    part.title = in.text();
    for (auto* group : {&part.repairs, &part.messages, &part.warnings}) *group = in.texts();
    part.pages.resize(in.count(Reader::least_page));
    bool whole = true;
    for (auto& page : part.pages) {
        page = in.page();
        whole = whole && is_whole(page);
    }
    if (!marked || !in.finished() || !whole) return Error{"pages", "broken_part", "the pages are damaged"};
    return part;
}

}  // namespace gouji
