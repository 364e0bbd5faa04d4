// What a child sends back about a document, which may have been taken over by it.

#include "common.hpp"
#include "knowledge.hpp"

using namespace gouji;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto record = parse_record(fuzz::text_of(data, size));
    if (!record) return 0;
    const std::string written = write_record(*record);
    const auto again = parse_record(written);
    fuzz::demand(again && write_record(*again) == written);
    fuzz::judge_record(*record);
    return 0;
}
