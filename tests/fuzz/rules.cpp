// Rule files and lexicon files of users.

#include "common.hpp"

#include "gouji/core/lexicon.hpp"
#include "gouji/rules/rule.hpp"

#include <array>

using namespace gouji;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(fuzz::text_of(data, size));
    for (const char* path : {"within/user.toml", "narrative/user.toml", "lexicon/user.toml", "classification/function.tsv"}) {
        const std::array files{DataFile{path, text}};
        const auto lexicon = Lexicon::load(files);
        fuzz::demand(lexicon || !lexicon.error().where.empty());
        const auto rules = load_rules(files);
        fuzz::demand(rules || !rules.error().where.empty());
    }
    return 0;
}
