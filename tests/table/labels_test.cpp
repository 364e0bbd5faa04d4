#include "gouji/table/labels.hpp"

#include <doctest/doctest.h>

using gouji::CodeCarrier;
using gouji::split_code;

TEST_CASE("codes are taken off names in every printed style") {
    CHECK(split_code("2010601-行政运行").code == "2010601");
    CHECK(split_code("2010601-行政运行").name == "行政运行");
    CHECK(split_code("[30201]办公费").code == "30201");
    CHECK(split_code("[30201]办公费").name == "办公费");
    CHECK(split_code("307005 某市信息中心").code == "307005");
    CHECK(split_code("行政运行（2014001）").code == "2014001");
    CHECK(split_code("行政运行（2014001）").name == "行政运行");
}

TEST_CASE("years, counts and short numbers are no codes") {
    CHECK(split_code("2025年预算数").code.empty());
    CHECK(split_code("100万元以上设备").code.empty());
    CHECK(split_code("2026年").name == "2026年");
    CHECK(split_code("01-公共服务").code.empty());
    CHECK(split_code("培训（2025）").code.empty());
}

TEST_CASE("a carrier forgets deeper levels when a higher one is printed") {
    CodeCarrier carrier;
    CHECK(carrier.complete({"201", "", ""}) == "201");
    CHECK(carrier.complete({"", "08", ""}) == "20108");
    CHECK(carrier.complete({"", "", "01"}) == "2010801");
    CHECK(carrier.complete({"208", "", ""}) == "208");
    CHECK(carrier.complete({"", "05", ""}) == "20805");
    CHECK(carrier.complete({"201", "20140", "2014001"}) == "2014001");
    CHECK(carrier.complete({"", "", ""}).empty());
}
