#include "scanner.hpp"

#include "streams.hpp"
#include "tokens.hpp"

#include <cmath>
#include <exception>
#include <utility>

namespace gouji {
namespace {

constexpr std::size_t operator_limit = 3'000'000;  ///< per page, forms included; dense maps stay below a million
constexpr std::size_t form_byte_limit = std::size_t{128} << 20;  ///< decoded forms of a page; real ones stay below 10 MB
constexpr std::size_t operand_limit = 64;          ///< DeviceN colours have at most 32 components
constexpr std::size_t state_limit = 256;           ///< nested q; writers stay below 30
constexpr std::size_t form_depth_limit = 16;       ///< nested forms; writers stay below 6
constexpr std::size_t path_point_limit = 500'000;  ///< points of one path

Matrix matrix_of(QPDFObjectHandle array) {
    if (!array.isArray() || array.getArrayNItems() < 6) return {};
    double v[6] = {};
    for (int i = 0; i < 6; ++i) {
        auto item = array.getArrayItem(i);
        if (!item.isNumber()) return {};
        v[i] = item.getNumericValue();
    }
    return {v[0], v[1], v[2], v[3], v[4], v[5]};
}

}  // namespace

ContentScanner::ContentScanner(const PageFrame& frame, std::vector<std::string>& repairs) : repairs_(repairs) {
    state_.ctm = frame.to_shown;
    state_.clip = {0, 0, frame.width, frame.height};
}

void ContentScanner::run(const std::string& content, QPDFObjectHandle resources) {
    resources_ = std::move(resources);
    scan(content);
    if (stopped()) repairs_.push_back("page has too many drawing operators; its text and the rest of its lines were not read");
    if (canvas_.full()) repairs_.push_back("page has too many lines; the rest was not read");
}

bool ContentScanner::stopped() const { return operators_ > operator_limit || form_bytes_ > form_byte_limit; }

void ContentScanner::scan(const std::string& content) {
    using Kind = ContentToken::Kind;
    ContentTokens tokens(content);
    numbers_.clear();
    for (int nesting = 0; !stopped();) {
        const auto token = tokens.next();
        switch (token.kind) {
            case Kind::end: return;
            case Kind::number:
                if (nesting == 0 && numbers_.size() < operand_limit) numbers_.push_back(token.number);
                break;
            case Kind::name: name_ = token.text; break;
            case Kind::open: ++nesting; break;
            case Kind::close: nesting = std::max(0, nesting - 1); break;
            case Kind::word:
                nesting = 0;
                if (token.text == "ID") {
                    tokens.skip_inline_image();
                    draw_image();
                }
                execute(token.text);
                break;
            case Kind::other: break;
        }
    }
}

Point ContentScanner::point(std::size_t i, std::size_t count) const { return {number(i, count), number(i + 1, count)}; }

/// The entry `name_` of a resource category; null when there is none.
QPDFObjectHandle ContentScanner::resource(const char* category) const {
    auto all = resources_;
    if (!all.isDictionary()) return QPDFObjectHandle::newNull();
    auto entries = all.getKey(category);
    if (!entries.isDictionary()) return QPDFObjectHandle::newNull();
    return entries.getKey(name_);
}

void ContentScanner::set_parameters() {
    auto known = parameters_.find(name_);
    if (known == parameters_.end()) known = parameters_.emplace(name_, state_parameters(resource("/ExtGState"))).first;
    apply(known->second, state_);
}

void ContentScanner::push_state() {
    if (stack_.size() < state_limit) stack_.push_back(state_);
}

void ContentScanner::pop_state() {
    if (stack_.size() <= stack_floor_) return;
    state_ = stack_.back();
    stack_.pop_back();
}

void ContentScanner::begin_subpath(Point user) {
    current_ = start_ = user;
    if (++path_points_ > path_point_limit) return;
    if (path_.empty() || path_.back().points.size() > 1) path_.emplace_back();
    path_.back() = {};
    path_.back().points.push_back(apply(state_.ctm, user));
}

void ContentScanner::add_point(Point user, bool curved) {
    if (path_.empty()) return begin_subpath(user);
    if (++path_points_ > path_point_limit) return;
    if (path_.back().closed) begin_subpath(current_);
    current_ = user;
    path_.back().points.push_back(apply(state_.ctm, user));
    path_.back().curved.push_back(curved);
}

void ContentScanner::add_rectangle() {
    const Point corner = point(0, 4);
    const double width = number(2, 4), height = number(3, 4);
    begin_subpath(corner);
    add_point({corner.x + width, corner.y}, false);
    add_point({corner.x + width, corner.y + height}, false);
    add_point({corner.x, corner.y + height}, false);
    close_subpath();
}

void ContentScanner::close_subpath() {
    if (!path_.empty()) path_.back().closed = true;
    current_ = start_;
}

/// Ends the path: paints it, then makes it the clip when W stood before. Only the bounding box of a clip is kept, which
/// never hides what is seen.
void ContentScanner::paint_path(bool stroke, std::optional<FillRule> fill) {
    if (fill) canvas_.fill(path_, *fill, state_);
    if (stroke) canvas_.stroke(path_, state_);
    if (clip_next_ && !path_.empty()) {
        Box box;
        bool first = true;
        for (const auto& subpath : path_)
            for (const auto& p : subpath.points) {
                include(box, p, first);
                first = false;
            }
        state_.clip = overlap_of(state_.clip, box);
    }
    clip_next_ = false;
    path_.clear();
    path_points_ = 0;
}

void ContentScanner::set_colour(Paint& paint, ColourModel model) {
    paint.model = model;
    paint.white = is_white(model, numbers_);
}

void ContentScanner::set_colour_space(Paint& paint) {
    paint.white = false;
    paint.model = colour_model(QPDFObjectHandle::newName(name_));
    if (paint.model == ColourModel::unknown && name_ != "/Pattern") paint.model = colour_model(resource("/ColorSpace"));
}

void ContentScanner::draw_object() {
    auto object = resource("/XObject");
    if (!object.isStream()) return;
    auto subtype = object.getDict().getKey("/Subtype");
    if (!subtype.isName()) return;
    if (subtype.getName() == "/Image") draw_image();
    if (subtype.getName() == "/Form") draw_form(object);
}

void ContentScanner::draw_form(QPDFObjectHandle form) {
    const auto id = form.getObjGen();
    if (open_forms_.size() >= form_depth_limit || !open_forms_.insert(id).second) return;
    auto dictionary = form.getDict();
    const auto saved_state = state_;
    const auto saved_text = std::pair{text_matrix_, line_matrix_};
    const auto saved_floor = std::exchange(stack_floor_, stack_.size());
    const auto saved_resources = resources_;
    auto saved_parameters = std::exchange(parameters_, {});
    auto saved_path = std::exchange(path_, {});
    state_.ctm = chain(matrix_of(dictionary.getKey("/Matrix")), state_.ctm);
    auto bounds = dictionary.getKey("/BBox");
    if (bounds.isRectangle()) {
        const auto r = bounds.getArrayAsRectangle();
        state_.clip = overlap_of(state_.clip, mapped(state_.ctm, {r.llx, r.lly, r.urx, r.ury}));
    }
    if (auto own = dictionary.getKey("/Resources"); own.isDictionary()) resources_ = own;
    auto known = forms_.find(id);
    if (known == forms_.end()) {
        known = forms_.emplace(id, decode_streams({form}, repairs_)).first;
        form_bytes_ += known->second.size();
    }
    scan(known->second);
    path_ = std::move(saved_path);
    resources_ = saved_resources;
    parameters_ = std::move(saved_parameters);
    stack_.resize(stack_floor_);
    stack_floor_ = saved_floor;
    std::tie(text_matrix_, line_matrix_) = saved_text;
    state_ = saved_state;
    open_forms_.erase(id);
}

void ContentScanner::draw_image() {
    const Box seen = overlap_of(mapped(state_.ctm, {0, 0, 1, 1}), state_.clip);
    if (!seen.empty() && is_sane(seen)) image_area_ += seen.width() * seen.height();
}

void ContentScanner::move_line(double tx, double ty) {
    line_matrix_ = chain({1, 0, 0, 1, tx, ty}, line_matrix_);
    text_matrix_ = line_matrix_;
}

void ContentScanner::show_text() {
    ++(state_.unseen_text ? unseen_texts_ : seen_texts_);
    const Matrix m = chain(text_matrix_, state_.ctm);
    const Point at = apply(m, {0, state_.rise});
    const double size = std::abs(state_.font_size) * std::hypot(m.c, m.d);
    if (!is_sane(at.x) || !is_sane(at.y) || !is_sane(size)) return;
    const double ahead = state_.font_size < 0 ? -1 : 1;
    const double dx = m.a * ahead, dy = m.b * ahead;
    int turn = 0;
    if (std::abs(dx) >= std::abs(dy)) turn = dx >= 0 ? 0 : 180;
    else turn = dy > 0 ? 90 : 270;
    if (!origins_.empty()) {
        auto& last = origins_.back();
        if (last.x == at.x && last.y == at.y && last.size == size && last.turn == turn) {
            last.clip = united(last.clip, state_.clip);
            return;
        }
    }
    origins_.push_back({at.x, at.y, size, turn, state_.clip});
}

}  // namespace gouji
