#include "../../src/app/option_table.hpp"

#include "app/workspace.hpp"

#include <doctest/doctest.h>

using namespace gouji;
using namespace gouji::test;

TEST_CASE("both manuals name every command and every option") {
    for (const char* name : {"gouji.1", "gouji.zh_CN.1"}) {
        auto manual = bytes_of(fs::path(GOUJI_SOURCE_DIR) / "src/app/man" / name);
        REQUIRE_FALSE(manual.empty());
        for (auto at = manual.find("\\-"); at != std::string::npos; at = manual.find("\\-", at)) manual.erase(at, 1);
        for (const auto& row : option_table())
            CHECK_MESSAGE(manual.find("--" + std::string(row.name)) != std::string::npos, name << " lacks --" << row.name);
        for (const auto& row : command_table()) CHECK_MESSAGE(manual.find(row.name) != std::string::npos, name << " lacks " << row.name);
    }
}
