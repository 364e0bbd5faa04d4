#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gouji {

/// What a figure can be about. A figure's meaning is one value per dimension; a dimension that is not set means "all"
/// (or, for items, nothing said).
enum class Dimension {
    side,          ///< revenue 收入 | expenditure 支出
    vintage,       ///< current 本年 | brought_forward 上年结转; unset: all
    use,           ///< this_year 本年支出 | next_year 结转下年; unset: all
    fund,          ///< fiscal 财政拨款 / general 一般公共预算 …
    origin,        ///< own_level 本级 | higher_level 上级 | bonds 债券
    function,      ///< functional code 3, 5 or 7 digits 功能分类
    economic,      ///< department economic code 3 or 5 digits 部门预算支出经济分类
    gov_economic,  ///< government economic code 3 or 5 digits 政府预算支出经济分类
    category,      ///< basic 基本支出 / personnel 人员经费 …, project 项目支出 …
    item,          ///< three_public 三公 / vehicles …, meetings, training, procurement …
    purchase,      ///< goods 货物 | works 工程 | services 服务
    channel,       ///< centralised 集中采购 | decentralised 分散采购
    entity,        ///< organisation code or name 单位
    project,       ///< open names: project 项目, purchase, asset
    year,          ///< year of the figure itself
    basis,         ///< budget 预算 | outturn 执行数 | final 决算 …; unset: the document's own
    measure        ///< amount (unset) | change 增减 | percent | count | weight
};
constexpr std::size_t dimension_count = 17;

std::string_view id(Dimension dimension);
std::optional<Dimension> dimension_from_id(std::string_view id);

/// How we know a coordinate.
enum class Certainty {
    said,       ///< a word of the figure's own title, header or label
    inherited,  ///< from an outline parent, a unit row, a section
    unknown     ///< a scope the print does not say; a variable until evidence decides (DESIGN: scope)
};

struct Coordinate {
    Dimension dimension = Dimension::side;
    std::string value;  ///< path in the dimension's tree, "fiscal/general"; for codes the digits themselves
    Certainty certainty = Certainty::said;
};

/// Is `ancestor` above or equal to `value` in the tree of the dimension? Codes nest by prefix, names by '/'.
bool is_ancestor_or_self(Dimension dimension, std::string_view ancestor, std::string_view value);

/// Coordinates of one figure: at most one value per dimension, kept in dimension order.
class Coordinates {
public:
    [[nodiscard]] const Coordinate* find(Dimension dimension) const;
    /// Value of the dimension; empty when unset.
    [[nodiscard]] std::string_view value(Dimension dimension) const;
    [[nodiscard]] bool has(Dimension dimension) const { return find(dimension) != nullptr; }
    void set(Coordinate coordinate);
    void erase(Dimension dimension);
    [[nodiscard]] const std::vector<Coordinate>& all() const { return values_; }
    [[nodiscard]] bool empty() const { return values_.empty(); }

    /// Merges a more specific source into this one (title < header path < row label). Ancestor then descendant becomes the
    /// descendant, descendant then ancestor keeps, siblings conflict: answers the dimension in conflict and leaves *this.
    [[nodiscard]] std::optional<Dimension> refine(const Coordinates& more_specific);

    /// "side=revenue fund=fiscal/general": stable, for keys, dumps and tests. Certainty is not shown.
    [[nodiscard]] std::string to_string() const;

private:
    std::vector<Coordinate> values_;
};

/// Dimensions in which two sets differ, in dimension order.
std::vector<Dimension> differing_dimensions(const Coordinates& a, const Coordinates& b);

}  // namespace gouji
