#include "gouji/app/pipeline.hpp"

int main(int argc, char** argv) {
    const std::vector<std::string> arguments(argv + (argc > 0 ? 1 : 0), argv + argc);
    auto environment = gouji::process_environment();
    return gouji::run_program(arguments, environment);
}
