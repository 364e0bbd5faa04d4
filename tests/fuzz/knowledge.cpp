#include "knowledge.hpp"

#include "common.hpp"

#include "../../src/app/judging.hpp"

#include "gouji/app/formats.hpp"

// lazy_vector.hpp renames what vector<bool> fills its bits with; what was compiled against the declared name finds it here.
void fill_bits(std::_Bit_iterator first, std::_Bit_iterator last, const bool& value) __asm__("_ZSt9__fill_a1St13_Bit_iteratorS_RKb");
void fill_bits(std::_Bit_iterator first, std::_Bit_iterator last, const bool& value) { std::__fill_a1_of_bits(first, last, value); }

namespace gouji::fuzz {

const Knowledge& knowledge() {
    static const Knowledge loaded = [] {
        auto built_in = load_knowledge("");
        demand(static_cast<bool>(built_in));
        return std::move(*built_in);
    }();
    return loaded;
}

void judge_record(const Record& record) {
    const std::string packed = pack_record(record);
    auto whole = unpack_record(packed);
    demand(static_cast<bool>(whole));
    RecordStore store(1);
    store.put(0, std::move(*whole));
    const RuleSet& rules = knowledge().rules;
    Report report{"0", rules.digest, judge_all(store, 1, {rules, false, nullptr}), &rules, {}};
    for (const char* format : {"terminal", "json"}) demand(!find_report_format(format)->write({report}).empty());
}

}  // namespace gouji::fuzz
