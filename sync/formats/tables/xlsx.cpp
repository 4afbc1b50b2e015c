// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/formats/tables/xlsx.h"

#include "sync/formats/tables/clean_text.h"
#include "sync/formats/tables/losses.h"
#include "sync/formats/tables/session_tables.h"

#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>

namespace tessera {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLongestText = 32767;  // characters in a cell, counted by the program in UTF-16 units
constexpr lxw_row_t kMostRows = 1'048'576;
constexpr std::time_t kFixedDate = 946'684'800;  // 2000-01-01T00:00:00Z

Error cannotWrite(const std::string& why)
{
    return Error{Errc::io,
                 "the workbook could not be made: " + why + "; is the folder for temporary files full?",
                 fs::temp_directory_path().string()};
}

// A folder of its own that is gone with the object.
class OwnFolder {
public:
    OwnFolder()
    {
        const std::string base = (fs::temp_directory_path() / "tessera-").string();
        std::error_code problem;
        for (int i = 0; i < 100 && path_.empty(); ++i) {
            const fs::path candidate = base + randomUuid().text();
            if (fs::create_directory(candidate, problem)) path_ = candidate;
        }
        if (!path_.empty()) fs::permissions(path_, fs::perms::owner_all, problem);
    }
    OwnFolder(const OwnFolder&) = delete;
    OwnFolder& operator=(const OwnFolder&) = delete;
    ~OwnFolder()
    {
        std::error_code problem;
        if (!path_.empty()) fs::remove_all(path_, problem);
    }
    [[nodiscard]] const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

double widthOf(const Column& column)
{
    const double name = static_cast<double>(column.name.size()) + 2;
    switch (column.kind) {
        case CellKind::text:
            return column.name == "session" ? 38 : std::max(name, 12.0);
        case CellKind::words:
            return std::max(name, 40.0);
        case CellKind::state:
        case CellKind::point:
            return std::max(name, 22.0);
        default:
            return std::max(name, 10.0);
    }
}

// `_x0041_` in a cell is read as the letter A: its first `_` is written as such a sign itself.
std::string withoutSigns(const std::string& text)
{
    const auto sign = [&](std::size_t at) {
        if (at + 7 > text.size() || text[at] != '_' || text[at + 1] != 'x' || text[at + 6] != '_')
            return false;
        return text.find_first_not_of("0123456789abcdefABCDEF", at + 2) >= at + 6;
    };
    std::string answer;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (sign(i)) answer += "_x005F";
        answer += text[i];
    }
    return answer;
}

class Book {
public:
    explicit Book(const std::string& path)
    {
        lxw_workbook_options options{};
        options.constant_memory = LXW_TRUE;
        book_ = workbook_new_opt(path.c_str(), &options);
        if (book_ == nullptr) return;
        lxw_doc_properties properties{};
        properties.created = kFixedDate;
        workbook_set_properties(book_, &properties);
        head_ = workbook_add_format(book_);
        format_set_bold(head_);
        format_set_bottom(head_, LXW_BORDER_THIN);
        seconds_ = workbook_add_format(book_);
        format_set_num_format(seconds_, "0.000");
        share_ = workbook_add_format(book_);
        format_set_num_format(share_, "0.0000");
    }
    Book(const Book&) = delete;
    Book& operator=(const Book&) = delete;
    ~Book()
    {
        if (book_ != nullptr) static_cast<void>(workbook_close(book_));
    }
    [[nodiscard]] bool open() const { return book_ != nullptr; }
    [[nodiscard]] std::uint64_t shortened() const { return shortened_; }

    void addSheet(std::size_t at, const std::string& name, const std::vector<Column>& columns)
    {
        Sheet& sheet = sheets_[at];
        sheet.sheet = workbook_add_worksheet(book_, name.c_str());
        lxw_col_t number = 0;
        for (const Column& column : columns) {
            worksheet_set_column(sheet.sheet, number, number, widthOf(column), nullptr);
            ++number;
        }
        worksheet_freeze_panes(sheet.sheet, 1, 0);
        number = 0;
        for (const Column& column : columns) {
            worksheet_write_string(sheet.sheet, 0, number++, column.name.c_str(), head_);
        }
        sheet.rows = 1;
    }

    Status add(std::size_t at, const Row& row)
    {
        Sheet& sheet = sheets_[at];
        if (sheet.rows == kMostRows) {
            return Error{
                Errc::full, "a sheet holds at most 1,048,576 rows; export fewer sessions, or csv", {}};
        }
        for (std::size_t i = 0; i < row.size(); ++i) {
            const lxw_error problem = write(sheet, static_cast<lxw_col_t>(i), row[i]);
            if (problem != LXW_NO_ERROR) return cannotWrite(lxw_strerror(problem));
        }
        ++sheet.rows;
        return {};
    }

    Status close()
    {
        const lxw_error problem = workbook_close(std::exchange(book_, nullptr));
        if (problem != LXW_NO_ERROR) return cannotWrite(lxw_strerror(problem));
        return {};
    }

private:
    struct Sheet {
        lxw_worksheet* sheet = nullptr;
        lxw_row_t rows = 0;
    };

    lxw_error write(Sheet& sheet, lxw_col_t column, const Cell& cell)
    {
        if (const auto* text = std::get_if<std::string>(&cell)) return writeText(sheet, column, *text);
        if (const auto* whole = std::get_if<std::int64_t>(&cell)) {
            return worksheet_write_number(sheet.sheet, sheet.rows, column, static_cast<double>(*whole),
                                          nullptr);
        }
        if (const auto* number = std::get_if<double>(&cell)) {
            return worksheet_write_number(sheet.sheet, sheet.rows, column, *number, share_);
        }
        if (const auto* length = std::get_if<Millis>(&cell)) {
            const double inSeconds = static_cast<double>(length->count()) / 1000.0;
            return worksheet_write_number(sheet.sheet, sheet.rows, column, inSeconds, seconds_);
        }
        return LXW_NO_ERROR;
    }

    // Only texts that are long are counted: no character has more UTF-16 units than bytes.
    lxw_error writeText(Sheet& sheet, lxw_col_t column, const std::string& text)
    {
        const std::string clean = withoutSigns(validUtf8(text));
        const std::string_view fits = wholeCharacters(clean, kLongestText);
        if (fits.size() < clean.size()) ++shortened_;
        return worksheet_write_string(sheet.sheet, sheet.rows, column, std::string(fits).c_str(), nullptr);
    }

    lxw_workbook* book_ = nullptr;
    lxw_format* head_ = nullptr;
    lxw_format* seconds_ = nullptr;
    lxw_format* share_ = nullptr;
    std::array<Sheet, kTables + 1> sheets_;
    std::uint64_t shortened_ = 0;
};

Status fill(Book& book, const std::vector<Journal>& journals, const FigureSettings& settings)
{
    for (std::size_t i = 0; i < kTables; ++i) {
        const TableForm& form = tableForm(static_cast<Table>(i));
        book.addSheet(i, form.name, form.columns);
    }
    book.addSheet(kTables, "settings",
                  {{"name", CellKind::state, {}, {}}, {"meaning", CellKind::words, {}, {}}});
    SessionTables tables(
        [&book](Table table, const Row& row) { return book.add(static_cast<std::size_t>(table), row); });
    for (const Journal& journal : journals) {
        if (auto done = tables.add(journal); !done) return done;
    }
    for (const auto& [name, meaning] : tableDefinitions(settings)) {
        if (auto done = book.add(kTables, {name, meaning}); !done) return done;
    }
    return {};
}

}  // namespace

Result<Exported> writeXlsx(const std::vector<Journal>& journals, const FigureSettings& settings)
{
    const OwnFolder folder;
    if (folder.path().empty()) return cannotWrite("no folder can be made there");
    const std::string path = (folder.path() / "sessions.xlsx").string();
    Exported exported;
    {
        Book book(path);
        if (!book.open()) return cannotWrite("it does not begin");
        if (const auto done = fill(book, journals, settings); !done) return done.error();
        if (const auto done = book.close(); !done) return done.error();
        addLoss(exported, book.shortened(), "text is cut: a cell holds at most 32,767 characters",
                "texts are cut: a cell holds at most 32,767 characters");
    }
    std::ifstream file(path, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    if (!file || bytes.empty()) return cannotWrite("it cannot be read back");
    exported.files.push_back({"sessions.xlsx", std::move(bytes)});
    addTableLosses(exported, hardToCarry(journals));
    return exported;
}

}  // namespace tessera
