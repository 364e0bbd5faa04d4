#pragma once

#include "prose_frames.hpp"

#include <string>
#include <vector>

namespace gouji {

/// Sentences that assert something without a figure of their own: which items an amount consists of, why a figure moved. What they
/// say is a fact of role `statement`, never a figure.
class StatementReader {
public:
    StatementReader(const Lexicon& lexicon, const std::vector<Page>& pages, Record& record) : lexicon_(lexicon), pages_(pages), record_(record) {}

    /// Reads a paragraph whose figures were read before.
    void read(const Paragraph& paragraph, const ParagraphReading& reading);
    /// The reasons given twice, once for a change and once for none.
    void finish();

private:
    struct Told {
        FactIndex statement = 0;      ///< the clause, or the change
        std::optional<FactIndex> level;
        int direction = 0;
        std::string reason;
        std::optional<FactIndex> words; ///< the reason itself
    };

    void read_lists(const Paragraph& paragraph, const std::string& text, const ParagraphReading& reading);
    void read_reasons(const Paragraph& paragraph, const std::string& text, const ParagraphReading& reading);
    [[nodiscard]] std::string code_of(Dimension dimension, std::string_view name) const;
    void add_repeated(const std::vector<const Told*>& list);
    FactIndex add_fact(const Paragraph& paragraph, std::size_t first, std::size_t last);
    void list_items(const Paragraph& paragraph, const std::string& text, const Mention& amount, std::size_t first, std::size_t last);

    const Lexicon& lexicon_;
    const std::vector<Page>& pages_;
    Record& record_;
    std::vector<Told> told_;
    bool reason_follows_ = false;     ///< 主要原因： ended the paragraph before
};

}  // namespace gouji
