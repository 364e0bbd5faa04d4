#include "ruling_net.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <utility>

namespace gouji {
namespace {

// Points: rulings this close are drawn over each other (fills redrawn per cell, faint doubles).
constexpr double collinear_tolerance = 1.0;
// Points: longest gap inside one ruling (dashes, borders drawn cell by cell).
constexpr double bridged_gap = 3.0;
// Lines per direction: a page with more is a drawing or a map, and comparing all pairs would be slow.
constexpr std::size_t most_lines = 4000;
// A net inside another belongs to it when the outer one is a lattice itself; a frame has only two lines each way.
constexpr std::size_t lattice_lines = 3;

std::vector<NetLine> join_group(std::vector<NetLine> group) {
    std::sort(group.begin(), group.end(), [](const NetLine& a, const NetLine& b) { return a.from < b.from; });
    double sum = 0;
    for (const NetLine& line : group) sum += line.at;
    const double middle = sum / static_cast<double>(group.size());  // one position keeps the result sorted
    std::vector<NetLine> joined;
    for (NetLine& line : group) {
        line.at = middle;
        if (!joined.empty() && line.from <= joined.back().to + bridged_gap) {
            joined.back().to = std::max(joined.back().to, line.to);
        } else {
            joined.push_back(line);
        }
    }
    return joined;
}

std::vector<NetLine> join_collinear(std::vector<NetLine> lines) {
    std::sort(lines.begin(), lines.end(), [](const NetLine& a, const NetLine& b) { return a.at < b.at; });
    std::vector<NetLine> joined;
    for (std::size_t first = 0; first < lines.size();) {
        std::size_t last = first;
        while (last < lines.size() && lines[last].at - lines[first].at <= collinear_tolerance) ++last;
        const auto begin = lines.begin() + static_cast<std::ptrdiff_t>(first);
        const auto end = lines.begin() + static_cast<std::ptrdiff_t>(last);
        for (const NetLine& line : join_group({begin, end})) joined.push_back(line);
        first = last;
    }
    return joined;
}

bool touch(const NetLine& horizontal, const NetLine& vertical) {
    return vertical.at >= horizontal.from - touch_tolerance && vertical.at <= horizontal.to + touch_tolerance &&
           horizontal.at >= vertical.from - touch_tolerance && horizontal.at <= vertical.to + touch_tolerance;
}

struct DisjointSets {
    std::vector<std::size_t> parent;

    explicit DisjointSets(std::size_t size) : parent(size) { std::iota(parent.begin(), parent.end(), std::size_t{0}); }
    std::size_t root(std::size_t i) {
        while (parent[i] != i) i = parent[i] = parent[parent[i]];
        return i;
    }
    void unite(std::size_t a, std::size_t b) { parent[root(a)] = root(b); }
};

void include(Box& box, bool& first, double x0, double y0, double x1, double y1) {
    if (first) box = {x0, y0, x1, y1};
    first = false;
    box = {std::min(box.x0, x0), std::min(box.y0, y0), std::max(box.x1, x1), std::max(box.y1, y1)};
}

Box extent(const RulingNet& net) {
    Box box;
    bool first = true;
    for (const NetLine& line : net.horizontals) include(box, first, line.from, line.at, line.to, line.at);
    for (const NetLine& line : net.verticals) include(box, first, line.at, line.from, line.at, line.to);
    return box;
}

bool contains(const Box& outer, const Box& inner) {
    return inner.x0 >= outer.x0 - touch_tolerance && inner.x1 <= outer.x1 + touch_tolerance &&
           inner.y0 >= outer.y0 - touch_tolerance && inner.y1 <= outer.y1 + touch_tolerance;
}

bool is_lattice(const RulingNet& net) {
    return net.horizontals.size() >= lattice_lines && net.verticals.size() >= lattice_lines;
}

/// A lattice takes in the loose lines drawn inside it: segments that stop short of their neighbours.
void absorb_inner(std::vector<RulingNet>& nets) {
    std::sort(nets.begin(), nets.end(), [](const RulingNet& a, const RulingNet& b) {
        return a.box.width() * a.box.height() > b.box.width() * b.box.height();
    });
    std::vector<RulingNet> kept;
    for (RulingNet& net : nets) {
        const auto outer = std::find_if(kept.begin(), kept.end(), [&](const RulingNet& candidate) {
            return is_lattice(candidate) && contains(candidate.box, net.box);
        });
        if (outer == kept.end()) {
            kept.push_back(std::move(net));
            continue;
        }
        outer->horizontals.insert(outer->horizontals.end(), net.horizontals.begin(), net.horizontals.end());
        outer->verticals.insert(outer->verticals.end(), net.verticals.begin(), net.verticals.end());
    }
    nets = std::move(kept);
}

/// The border of an outer column in which no row is divided touches no other ruling: one vertical as high as the lattice
/// beside it, with nothing between.
void join_lone_borders(std::vector<RulingNet>& nets) {
    constexpr double widest = 0.33;   // of the lattice's width: a column, not another table's border
    for (std::size_t i = 0; i < nets.size();) {
        const RulingNet lone = nets[i];
        const auto beside = std::find_if(nets.begin(), nets.end(), [&](const RulingNet& net) {
            const double gap = std::max(net.box.x0 - lone.box.x1, lone.box.x0 - net.box.x1);
            return is_lattice(net) && gap > touch_tolerance && gap <= widest * net.box.width() &&
                   std::abs(net.box.y0 - lone.box.y0) <= touch_tolerance && std::abs(net.box.y1 - lone.box.y1) <= touch_tolerance;
        });
        if (!lone.horizontals.empty() || lone.verticals.size() != 1 || beside == nets.end()) {
            ++i;
            continue;
        }
        beside->verticals.push_back(lone.verticals.front());
        beside->box = extent(*beside);
        nets.erase(nets.begin() + static_cast<std::ptrdiff_t>(i));
    }
}

}  // namespace

std::vector<RulingNet> connected_nets(const std::vector<Ruling>& rulings, bool& too_many) {
    std::vector<NetLine> horizontals, verticals;
    for (const Ruling& ruling : rulings) {
        if (ruling.horizontal()) horizontals.push_back({ruling.y0, ruling.x0, ruling.x1});
        else verticals.push_back({(ruling.x0 + ruling.x1) / 2, ruling.y0, ruling.y1});
    }
    horizontals = join_collinear(std::move(horizontals));
    verticals = join_collinear(std::move(verticals));
    if (horizontals.size() > most_lines || verticals.size() > most_lines) {
        too_many = true;
        return {};
    }

    DisjointSets sets(horizontals.size() + verticals.size());
    for (std::size_t h = 0; h < horizontals.size(); ++h) {
        const auto near = std::lower_bound(verticals.begin(), verticals.end(), horizontals[h].from - touch_tolerance,
                                           [](const NetLine& line, double x) { return line.at < x; });
        for (auto v = near; v != verticals.end() && v->at <= horizontals[h].to + touch_tolerance; ++v) {
            if (touch(horizontals[h], *v)) sets.unite(h, horizontals.size() + static_cast<std::size_t>(v - verticals.begin()));
        }
    }
    std::vector<RulingNet> by_root(horizontals.size() + verticals.size());
    for (std::size_t h = 0; h < horizontals.size(); ++h) by_root[sets.root(h)].horizontals.push_back(horizontals[h]);
    for (std::size_t v = 0; v < verticals.size(); ++v) by_root[sets.root(horizontals.size() + v)].verticals.push_back(verticals[v]);

    std::vector<RulingNet> nets;
    for (RulingNet& net : by_root) {
        if (net.horizontals.empty() && net.verticals.empty()) continue;
        net.box = extent(net);
        nets.push_back(std::move(net));
    }
    absorb_inner(nets);
    join_lone_borders(nets);
    return nets;
}

}  // namespace gouji
