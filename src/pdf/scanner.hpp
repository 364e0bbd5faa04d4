#pragma once

#include "canvas.hpp"
#include "frame.hpp"
#include "gouji/pdf/content.hpp"

#include <qpdf/QPDFObjGen.hh>
#include <qpdf/QPDFObjectHandle.hh>

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace gouji {

/// Follows the operators of a page's content streams as far as lines, images and text origins need. One object per page.
class ContentScanner {
public:
    ContentScanner(const PageFrame& frame, std::vector<std::string>& repairs);

    void run(const std::string& content, QPDFObjectHandle resources);
    [[nodiscard]] std::vector<Ruling> rulings() const { return canvas_.rulings(); }
    /// Area of the page under images, in square points; overlapping images count twice.
    [[nodiscard]] double image_area() const { return image_area_; }
    [[nodiscard]] bool mostly_unseen_text() const { return unseen_texts_ > seen_texts_; }
    /// Was the limit of operators or of decoded bytes reached?
    [[nodiscard]] bool stopped() const;
    [[nodiscard]] std::vector<TextOrigin> take_origins() { return std::move(origins_); }

private:
    friend struct Operators;

    void scan(const std::string& content);
    void execute(std::string_view operation);

    /// The i-th of the last `count` numbers before the operator.
    [[nodiscard]] bool has_numbers(std::size_t count) const { return numbers_.size() >= count; }
    [[nodiscard]] double number(std::size_t i, std::size_t count) const { return numbers_.at(numbers_.size() - count + i); }
    [[nodiscard]] Point point(std::size_t i, std::size_t count) const;
    [[nodiscard]] QPDFObjectHandle resource(const char* category) const;

    void set_parameters();
    void push_state();
    void pop_state();
    void begin_subpath(Point user);
    void add_point(Point user, bool curved);
    void add_rectangle();
    void close_subpath();
    void paint_path(bool stroke, std::optional<FillRule> fill);
    void set_colour(Paint& paint, ColourModel model);
    void set_colour_space(Paint& paint);
    void draw_object();
    void draw_form(QPDFObjectHandle form);
    void draw_image();
    void move_line(double tx, double ty);
    void show_text();

    std::vector<std::string>& repairs_;
    Canvas canvas_;
    GraphicsState state_;
    std::vector<GraphicsState> stack_;
    std::size_t stack_floor_ = 0;      ///< a form's Q may not take states of its caller
    QPDFObjectHandle resources_;
    std::map<std::string, StateParameters, std::less<>> parameters_;   ///< by name, of `resources_`: some writers set them before every word
    std::vector<double> numbers_;      ///< operands
    std::string name_;                 ///< last name operand
    std::vector<Subpath> path_;
    std::size_t path_points_ = 0;
    bool clip_next_ = false;
    Point current_, start_;            ///< of the subpath, user space
    Matrix text_matrix_, line_matrix_;
    std::vector<TextOrigin> origins_;
    double image_area_ = 0;
    std::size_t seen_texts_ = 0, unseen_texts_ = 0;   ///< operators that show text
    std::size_t operators_ = 0;
    std::size_t form_bytes_ = 0;
    std::set<QPDFObjGen> open_forms_;
    std::map<QPDFObjGen, std::string> forms_;  ///< decoded; one form is often drawn many times
};

}  // namespace gouji
