#include "simplex.hpp"

#include <algorithm>
#include <csetjmp>
#include <glpk.h>

namespace gouji::simplex {

namespace {

constexpr std::int64_t largest_exact = std::int64_t{1} << 53;   // whole numbers up to here are doubles without loss

bool fits(std::int64_t value) { return value <= largest_exact && value >= -largest_exact; }

bool fits(const Program& program) {
    const auto row_fits = [](const Row& row) { return fits(row.low) && fits(row.high) && std::ranges::all_of(row.coefficients, [](auto c) { return fits(c); }); };
    return std::ranges::all_of(program.rows, row_fits) &&
           std::ranges::all_of(program.columns, [](const Column& c) { return fits(c.low) && fits(c.high) && fits(c.cost); });
}

/// The matrix as GLPK takes it: indices from 1, element 0 unused.
struct Matrix {
    std::vector<int> rows{0}, columns{0};
    std::vector<double> values{0};
};

Matrix matrix_of(const Program& program) {
    Matrix out;
    for (std::size_t r = 0; r < program.rows.size(); ++r) {
        const auto& row = program.rows.at(r);
        for (std::size_t i = 0; i < row.columns.size(); ++i) {
            out.rows.push_back(static_cast<int>(r) + 1);
            out.columns.push_back(row.columns.at(i) + 1);
            out.values.push_back(static_cast<double>(row.coefficients.at(i)));
        }
    }
    return out;
}

int kind_of(std::int64_t low, std::int64_t high) { return low == high ? GLP_FX : GLP_DB; }

/// Everything the guarded part reads and writes: a jump out of GLPK must not pass an object that wants destroying.
struct Task {
    const Program* program = nullptr;
    const Matrix* matrix = nullptr;
    Solution* solution = nullptr;
    int most_pivots = 0;
    std::jmp_buf on_error{};
};

void leave(void* info) { std::longjmp(static_cast<Task*>(info)->on_error, 1); }

glp_prob* load(const Task& task) {
    const Program& program = *task.program;
    glp_prob* lp = glp_create_prob();
    glp_add_rows(lp, static_cast<int>(program.rows.size()));
    glp_add_cols(lp, static_cast<int>(program.columns.size()));
    for (int r = 1; r <= glp_get_num_rows(lp); ++r) {
        const Row& row = program.rows[static_cast<std::size_t>(r) - 1];
        glp_set_row_bnds(lp, r, kind_of(row.low, row.high), static_cast<double>(row.low), static_cast<double>(row.high));
    }
    for (int c = 1; c <= glp_get_num_cols(lp); ++c) {
        const Column& column = program.columns[static_cast<std::size_t>(c) - 1];
        const int kind = column.unbounded_above ? GLP_LO : kind_of(column.low, column.high);
        glp_set_col_bnds(lp, c, kind, static_cast<double>(column.low), static_cast<double>(column.high));
        glp_set_obj_coef(lp, c, static_cast<double>(column.cost));
    }
    glp_load_matrix(lp, static_cast<int>(task.matrix->values.size()) - 1, task.matrix->rows.data(), task.matrix->columns.data(), task.matrix->values.data());
    return lp;
}

/// Floating simplex finds a good basis, exact arithmetic settles the question from there.
void run(const Task& task) {
    glp_prob* lp = load(task);
    glp_smcp settings;
    glp_init_smcp(&settings);
    settings.msg_lev = GLP_MSG_OFF;
    settings.it_lim = task.most_pivots;
    glp_adv_basis(lp, 0);
    glp_simplex(lp, &settings);
    if (glp_exact(lp, &settings) == 0) {
        const int status = glp_get_status(lp);
        if (status == GLP_OPT) task.solution->status = Status::optimal;
        if (status == GLP_NOFEAS) task.solution->status = Status::infeasible;
        for (int r = 1; r <= glp_get_num_rows(lp); ++r) task.solution->duals[static_cast<std::size_t>(r) - 1] = glp_get_row_dual(lp, r);
    }
    glp_delete_prob(lp);
}

/// GLPK ends the process where it finds itself in trouble; here it only ends the question.
void run_guarded(Task& task) {
    if (setjmp(task.on_error) != 0) {
        task.solution->status = Status::gave_up;
        return;
    }
    glp_term_out(GLP_OFF);
    glp_error_hook(leave, &task);
    run(task);
}

}  // namespace

Solution solve(const Program& program, int most_pivots) {
    Solution solution;
    if (!fits(program)) return solution;
    solution.duals.assign(program.rows.size(), 0);
    const Matrix matrix = matrix_of(program);
    Task task{&program, &matrix, &solution, most_pivots, {}};
    run_guarded(task);
    glp_free_env();
    return solution;
}

}  // namespace gouji::simplex
