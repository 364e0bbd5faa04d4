#include "originals.hpp"

#include "gouji/core/digest.hpp"

#include <nlohmann/json.hpp>

#include <fstream>
#include <iterator>
#include <optional>

namespace gouji {
namespace {

using Json = nlohmann::json;

/// The bytes of the file, if it still is the one with this digest.
std::optional<std::string> same_bytes(const std::string& path, const std::string& sha256) {
    std::ifstream file(path, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    if (!file.good() && !file.eof()) return std::nullopt;
    return sha256_hex(bytes) == sha256 ? std::optional(std::move(bytes)) : std::nullopt;
}

/// Crops as a child hands them over.
std::string pack(const std::vector<Crop>& crops) {
    Json out = Json::array();
    for (const auto& crop : crops)
        out.push_back({Json::binary({crop.png.begin(), crop.png.end()}), crop.area.x0, crop.area.y0, crop.area.x1, crop.area.y1, crop.width, crop.height});
    const auto bytes = Json::to_cbor(out);
    return {bytes.begin(), bytes.end()};
}

Crop crop_from(const Json& json) {
    Crop crop;
    const auto& png = json.at(0).get_binary();
    crop.area = {json.at(1).get<double>(), json.at(2).get<double>(), json.at(3).get<double>(), json.at(4).get<double>()};
    crop.width = json.at(5).get<int>();
    crop.height = json.at(6).get<int>();
    crop.png.assign(png.begin(), png.end());
    return crop;
}

/// A child that a document has taken over may hand over anything.
std::vector<Crop> unpack(const std::string& bytes, std::size_t count) {
    std::vector<Crop> crops;
    try {
        const Json json = Json::from_cbor(bytes);
        if (json.is_array() && json.size() == count)
            for (const auto& one : json) crops.push_back(crop_from(one));
    } catch (const Json::exception&) {
        crops.clear();
    }
    crops.resize(count);
    return crops;
}

constexpr char done = '+', failed = '-';   // first byte of what a child that annotates hands over

}  // namespace

std::vector<Crop> Originals::crops(std::size_t document, const std::string& sha256, const std::vector<CropRequest>& requests) const {
    if (document >= inputs_.size() || !inputs_[document].reason.empty()) return std::vector<Crop>(requests.size());
    const auto work = [&] {
        const auto bytes = same_bytes(inputs_[document].path, sha256);
        return bytes ? pack(render_crops(*bytes, requests)) : std::string();
    };
    return unpack(run_in_child(work, limits_).bytes, requests.size());
}

Result<std::string> Originals::annotated(std::size_t document, const std::string& sha256, const std::vector<Mark>& marks) const {
    if (document >= inputs_.size() || !inputs_[document].reason.empty()) return Error{"", "changed", "no such file"};
    const std::string& path = inputs_[document].path;
    const auto work = [&]() -> std::string {
        const auto bytes = same_bytes(path, sha256);
        if (!bytes) return std::string(1, failed) + "changed";
        const auto copy = annotate_pdf(*bytes, marks);
        return copy ? done + *copy : failed + copy.error().reason;
    };
    auto result = run_in_child(work, limits_);
    if (result.ending != ChildEnding::finished || result.bytes.empty()) return Error{path, "child", result.reason};
    std::string text = result.bytes.substr(1);
    if (result.bytes.front() != done) return Error{path, text, text};
    return text;
}

}  // namespace gouji
