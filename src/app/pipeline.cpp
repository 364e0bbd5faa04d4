#include "gouji/app/pipeline.hpp"

#include "annotations.hpp"
#include "completion.hpp"
#include "gate.hpp"
#include "judging.hpp"
#include "layout_files.hpp"
#include "outputs.hpp"
#include "progress.hpp"
#include "reading.hpp"
#include "verdict.hpp"
#include "view.hpp"

#include "gouji/app/config.hpp"
#include "gouji/app/inputs.hpp"
#include "gouji/app/records_file.hpp"
#include "gouji/app/rule_source.hpp"
#include "gouji/app/safe_file.hpp"
#include "gouji/core/text.hpp"
#include "gouji/report/facts_data.hpp"
#include "gouji/report/rules_text.hpp"
#include "gouji/report/tables.hpp"

#include <exception>
#include <istream>
#include <memory>
#include <ostream>
#include <set>

namespace gouji {
namespace {

std::string say_error(Language language, const Error& error) {
    if (error.reason == "rule_folder" || error.reason == "no_rules")
        return say(language, "error." + error.reason, {{"path", display_path(error.where)}});
    return say(language, "error.rules", {{"where", display_path(error.where)}, {"text", error.text}});
}

int complain(Environment& environment, const std::string& text, int code) {
    environment.err << text << '\n';
    return code;
}

/// One run of `check` or `merge`: what it goes by, where it writes, what it took.
struct Run {
    const Options& options;
    const Knowledge& knowledge;
    const std::vector<Suppression>& accepted;
    Environment& environment;
    Outputs outputs;
    StageTimes times;

    [[nodiscard]] int complain(const std::string& text, int code) const { return gouji::complain(environment, text, code); }
};

/// rules → findings → report, over records from wherever they come, of which the first `judged` are judged. `inputs` are the
/// documents themselves, for what people look at.
int judge_and_report(Run& run, const RecordStore& records, std::size_t judged, const std::vector<Input>& inputs) {
    const Options& options = run.options;
    const auto paper = run.outputs.wants("xlsx", options) ? std::make_unique<WorkingPaper>(options.language) : nullptr;
    const RuleSet& rules = run.knowledge.rules;
    Report report{version(), rules.digest, judge_all(records, judged, {rules, options.strict, paper.get()}), &rules, gate_of(options)};
    run.times.add("judge");
    if (const auto problem = settle(report, options, run.accepted, run.environment)) return run.complain(*problem, exit_code::internal);
    const Originals originals(inputs, limits_of(options));
    const CropSource crops = [&](std::size_t document, const std::vector<CropRequest>& requests) {
        return originals.crops(document, report.documents.at(document).record->sha256, requests);
    };
    bool written = run.outputs.write(report, options, crops, paper.get(), run.environment);
    if (!options.annotate.empty()) written &= write_annotations(options.annotate, report, originals, options.language, run.environment.err);
    if (!written) return exit_code::internal;
    run.times.add("report");
    run.times.tell(options, run.environment, report.documents.size());
    return exit_code_of(report);
}

/// Everything that can be known to be unwritable before documents are read.
std::optional<std::string> open_reports(Run& run) {
    const Options& options = run.options;
    if (auto problem = run.outputs.open(options)) return problem;
    if (run.environment.terminal && options.format == "xlsx" && run.outputs.shows(options)) return say(options.language, "error.binary");
    return options.annotate.empty() ? std::nullopt : open_annotations(options.annotate, options.language);
}

/// Last year's documents behind those to judge; each place once.
void add_looked_up(std::vector<Input>& inputs, const Options& options) {
    std::set<std::string> known;
    for (const auto& input : inputs) known.insert(input.path);
    std::istream nothing(nullptr);
    for (auto& input : expand_inputs(options.against, nothing))
        if (input.reason.empty() && known.insert(input.path).second) inputs.push_back(std::move(input));
}

int check(Run& run) {
    const Options& options = run.options;
    SafeFile records_file;
    const auto& path = options.records_path;
    if (const auto why = path.empty() ? "" : records_file.open(path); !why.empty())
        return run.complain(say_not_written(options.language, path, why), exit_code::usage);
    const auto all_inputs = expand_inputs(options.paths, run.environment.in);
    const auto places = places_of(all_inputs, options.shard);
    std::vector<Input> inputs;
    for (const auto place : places) inputs.push_back(all_inputs[place]);
    add_looked_up(inputs, options);
    const auto records = read_all(inputs, run.knowledge, options, run.environment);
    run.times.add("read");
    if (!path.empty()) {
        write_records(records_file.stream(), {version(), run.knowledge.rules.digest}, records, places);
        if (const auto why = records_file.commit(); !why.empty())
            return run.complain(say_not_written(options.language, path, why), exit_code::internal);
    }
    const int code = judge_and_report(run, records, places.size(), inputs);
    // Somebody else's shares hold the documents: in an array of jobs that is no failure.
    const bool empty_share = places.empty() && !all_inputs.empty();
    return empty_share && code == exit_code::unchecked ? exit_code::clean : code;
}

int merge(Run& run) {
    const Options& options = run.options;
    const auto records = read_records(options.paths, {version(), run.knowledge.rules.digest});
    if (!records)
        return run.complain(say(options.language, "error." + records.error().reason, {{"path", display_path(records.error().where)}}), exit_code::usage);
    run.times.add("read");
    std::vector<Input> inputs;
    for (const auto& head : records->heads()) inputs.push_back({head.record.path, ""});
    return judge_and_report(run, *records, records->size(), inputs);
}

int run_rules(const Options& options, Knowledge& knowledge, Environment& environment) {
    if (const auto unknown = filter_rules(knowledge.rules, options.select, options.ignore); !unknown.empty())
        return complain(environment, say(options.language, "error.unknown_rule", {{"rule", unknown}}), exit_code::usage);
    const auto accepted = accepted_findings(options);
    if (!accepted) return complain(environment, accepted.error().text, exit_code::usage);
    Run run{options, knowledge, *accepted, environment, {}, {}};
    if (const auto problem = open_reports(run)) return run.complain(*problem, exit_code::usage);
    return options.command == Command::merge ? merge(run) : check(run);
}

int finish_reading(const Record& record, const Options& options, Environment& environment) {
    environment.out.flush();
    if (!environment.out.good()) return exit_code::internal;
    if (record.status == Status::checked) return exit_code::clean;
    std::string text = say_word(options.language, "status", id(record.status));
    if (!record.reason.empty()) text += " · " + say_reason(options.language, record);
    return complain(environment, say(options.language, "error.file", {{"path", record.path}, {"text", text}}), exit_code::unchecked);
}

std::string show_tables(const Options& options, const Document& document) {
    if (options.data_format == DataFormat::json) return write_tables_json(document);
    return options.data_format == DataFormat::csv ? write_tables_csv(document) : write_tables_markdown(document, options.language);
}

int tables(const Options& options, const Knowledge& knowledge, Environment& environment) {
    const auto read = [&](const std::string& path) {
        Document document;
        Record record = read_record(path, knowledge.lexicon, document);
        return View{std::move(record), show_tables(options, document)};
    };
    const View view = view_in_child(options, environment, read, show_tables(options, {}));
    environment.out << view.shown;
    return finish_reading(view.record, options, environment);
}

int facts(const Options& options, const Knowledge& knowledge, Environment& environment) {
    std::istream no_list(nullptr);
    auto inputs = expand_inputs(options.paths, no_list);
    if (inputs.size() != 1) inputs = {{options.paths.front(), "special_file"}};
    const Record record = read_all(inputs, knowledge, options, environment).load(0);
    const auto evaluation = judge(knowledge.rules, {&record}, {});
    const auto states = evaluation.states.empty() ? std::vector<FigureState>() : evaluation.states.front();
    environment.out << (options.data_format == DataFormat::csv ? write_facts_csv(record, states)
                                                               : write_facts_ndjson(record, states));
    return finish_reading(record, options, environment);
}

int layout(const Options& options, const Knowledge& knowledge, Environment& environment) {
    const auto read = [&](const std::string& path) {
        ReadingTrace trace;
        Record record = read_record(path, knowledge.lexicon, trace);
        return View{std::move(record), draw_layout_files(trace)};
    };
    const View view = view_in_child(options, environment, read, {});
    const auto pages = write_layout_files(view.shown, options.folder);
    if (!pages)
        return complain(environment, say_not_written(options.language, pages.error().where, pages.error().text),
                        exit_code::usage);
    environment.out << say(options.language, "layout.written", {{"pages", std::to_string(*pages)}, {"path", display_path(options.folder)}}) << '\n';
    return finish_reading(view.record, options, environment);
}

int explain(const Options& options, Knowledge& knowledge, Environment& environment) {
    if (!filter_rules(knowledge.rules, {options.rule}, {}).empty())
        return complain(environment, say(options.language, "rule.unknown", {{"rule", options.rule}}), exit_code::usage);
    bool first = true;
    for (const auto& rule : knowledge.rules.rules) {
        environment.out << (first ? "" : "\n") << write_rule(rule, options.language, environment.width);
        first = false;
    }
    return exit_code::clean;
}

int rules_list(const Options& options, const Knowledge& knowledge, Environment& environment) {
    environment.out << (options.data_format == DataFormat::json ? write_rule_list_json(knowledge.rules, options.language)
                                                                : write_rule_list(knowledge.rules, options.language));
    return exit_code::clean;
}

int rules_check(const Options& options, const Knowledge& knowledge, Environment& environment) {
    environment.out << say(options.language, "rule.check_ok",
                           {{"rules", std::to_string(knowledge.rules.rules.size())}, {"digest", knowledge.rules.digest}})
                    << '\n';
    return exit_code::clean;
}

int completion(const Options& options, Environment& environment) {
    const auto script = completion_script(options.shell, options.language);
    if (!script) return complain(environment, say(options.language, "error.shell", {{"shell", sanitize_utf8(options.shell)}}), exit_code::usage);
    environment.out << *script;
    return exit_code::clean;
}

int run_command(const Options& options, Environment& environment) {
    if (options.command == Command::completion) return completion(options, environment);
    if (options.dump_config) {
        environment.out << dump_config(options);
        return exit_code::clean;
    }
    auto knowledge = load_knowledge(options.command == Command::rules_check ? options.paths.front() : options.rules_folder);
    if (!knowledge) return complain(environment, say_error(options.language, knowledge.error()), exit_code::usage);
    const auto* unknown = options.command == Command::rules_check ? nullptr : apply_severities(knowledge->rules, options.severities);
    if (unknown != nullptr)
        return complain(environment, say(options.language, "error.config_rule", {{"where", unknown->where}, {"rule", unknown->rule}}), exit_code::usage);
    switch (options.command) {
        case Command::check:
        case Command::merge: return run_rules(options, *knowledge, environment);
        case Command::tables: return tables(options, *knowledge, environment);
        case Command::facts: return facts(options, *knowledge, environment);
        case Command::layout: return layout(options, *knowledge, environment);
        case Command::explain: return explain(options, *knowledge, environment);
        case Command::rules_list: return rules_list(options, *knowledge, environment);
        case Command::rules_check: return rules_check(options, *knowledge, environment);
        case Command::completion: break;   // needs no rules
    }
    return exit_code::internal;
}

}  // namespace

int run(const Options& options, Environment& environment) {
    try {
        return run_command(options, environment);
    } catch (const std::exception& error) {
        return complain(environment, say(options.language, "error.internal", {{"text", error.what()}}), exit_code::internal);
    }
}

int run_program(const std::vector<std::string>& arguments, Environment& environment) {
    const auto command_line = parse_command_line(arguments);
    environment.out << command_line.out;
    environment.err << command_line.err;
    if (!command_line.options) return command_line.exit_code;
    const auto options = configure(command_line, environment.directory);
    if (!options) return complain(environment, say(command_line.options->language, "error.config", {{"text", options.error().text}}), exit_code::usage);
    return run(*options, environment);
}

}  // namespace gouji
