// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/reflect/reflect.h"

#include "app/device/device.h"
#include "app/review/review.h"
#include "app/visits/vault.h"
#include "app/words/words.h"
#include "core/store/own_pages/reflections.h"

#include <QLocale>

#include <algorithm>
#include <set>
#include <utility>

namespace tessera {

namespace {

// A pause in typing, and how long somebody may type on without one before it is kept all the same.
constexpr int kPauseMs = 300;
constexpr qint64 kLongestMs = 1'500;
constexpr int kAgainMs = 2'000;
constexpr const char* kPutAsideSecret = "prompts put aside";

}  // namespace

Reflect::Reflect(Device& device, Vault& vault, Review& review, QObject* parent)
    : QObject(parent), device_(device), vault_(vault), review_(review), shelf_(QLocale().bcp47Name())
{
    pause_.setSingleShot(true);
    pause_.setInterval(kPauseMs);
    connect(&pause_, &QTimer::timeout, this, &Reflect::save);
    again_.setSingleShot(true);
    again_.setInterval(kAgainMs);
    connect(&again_, &QTimer::timeout, this, [this] {
        for (const Waiting& one : std::exchange(waiting_, {})) store(one.session, one.page);
    });
    // Behind the lock nothing of it stays in memory.
    connect(&vault_, &Vault::stateChanged, this, [this] {
        if (vault_.state() != Vault::Open && !session_.isNil()) clear();
    });
    connect(&vault_, &Vault::opened, this, [this] {
        vault_.ask([](Library& library) { return library.secret(kPutAsideSecret); },
                   [this](const Result<std::optional<std::string>>& kept) {
                       if (kept && *kept) shelf_.read(**kept);
                       emit promptChanged();
                   });
        if (!waiting_.empty()) again_.start();
    });
}

Reflect::~Reflect()
{
    if (vault_.state() != Vault::Open) return;
    if (dirty_) {
        ++open_.revision;
        open_.changed = device_.clock().utc();
        if (open_.revision == 1) open_.begun = open_.changed;
        waiting_.push_back({session_, open_});
    }
    // Nobody is left to hear how it went.
    for (const Waiting& one : waiting_)
        vault_.writer()->run(
            [one](Library& library) { static_cast<void>(Reflections(library).save(one.session, one.page)); });
}

void Reflect::begin()
{
    const Journal* const journal = review_.journal();
    if (!journal || vault_.state() != Vault::Open) return;
    close();
    session_ = journal->session();
    if (review_.selected() >= 0) chooseSquare(review_.selected());
    chooseSet(0);
    newPage();
    turnPrompt();
    vault_.ask([id = session_](Library& library) { return Reflections(library).load(id); },
               [this, id = session_](Result<OwnPages> pages) {
                   if (id != session_) return;
                   if (pages) {
                       for (Reflection& page : pages->reflections)
                           if (page.id != open_.id) pages_.push_back(std::move(page));
                   } else {
                       problem_ = words::problem(pages.error());
                   }
                   emit writtenChanged();
                   emit savedChanged();
                   if (open_.text.empty() && !own()) turnPrompt();  // past what was answered before
               });
    emit changed();
}

void Reflect::close()
{
    if (session_.isNil()) return;
    save();
    clear();
}

void Reflect::clear()
{
    pause_.stop();
    dirty_ = false;
    session_ = {};
    pages_.clear();
    open_ = {};
    reopened_.reset();
    turn_ = {};
    stretch_ = {};
    problem_.clear();
    emit changed();
    emit promptChanged();
    emit pageChanged();
    emit stretchChanged();
    emit writtenChanged();
    emit savedChanged();
}

const PromptTopic* Reflect::chosenTopic() const
{
    const auto& sets = shelf_.sets();
    if (static_cast<std::size_t>(set_) >= sets.size() || topic_ < 0) return nullptr;
    const auto& topics = sets[static_cast<std::size_t>(set_)].topics;
    return static_cast<std::size_t>(topic_) < topics.size() ? &topics[static_cast<std::size_t>(topic_)]
                                                            : nullptr;
}

// The words that are open stay what they were written about: a new prompt is for a page of its own.
void Reflect::turnPrompt()
{
    if (!open_.text.empty() || reopened_) freshPage();
    std::set<std::string> answered;
    for (const Reflection& page : pages_) answered.insert(page.prompt);
    const PromptTopic* const topic = chosenTopic();
    turn_ = topic ? PromptTurn(*topic, shelf_.notForMe(), answered) : PromptTurn();
    emit promptChanged();
}

void Reflect::chooseSet(int set)
{
    const int last = static_cast<int>(shelf_.sets().size());
    set_ = std::clamp(set, 0, last);
    topic_ = set_ < last && shelf_.sets()[static_cast<std::size_t>(set_)].choosable ? -1 : 0;
    turnPrompt();
}

void Reflect::chooseTopic(int topic)
{
    topic_ = topic;
    turnPrompt();
}

void Reflect::another()
{
    if (!open_.text.empty() || reopened_) freshPage();
    turn_.another(shelf_.notForMe());
    emit promptChanged();
}

void Reflect::notForMe()
{
    const Prompt* const prompt = reopened_ ? &*reopened_ : turn_.current();
    if (!prompt || own()) return;
    shelf_.putAside(prompt->id);
    keepPutAside();
    another();
}

void Reflect::offerAllAgain()
{
    shelf_.takeBackAll();
    keepPutAside();
    if (!turn_.current()) turnPrompt();
    emit promptChanged();
}

void Reflect::keepPutAside()
{
    if (vault_.state() != Vault::Open) return;
    vault_.ask(
        [text = shelf_.written()](Library& library) { return library.setSecret(kPutAsideSecret, text); },
        [this](const Status& status) {
            if (!status) problem_ = words::problem(status.error());
            emit savedChanged();
        });
}

void Reflect::newPage()
{
    open_ = {};
    open_.id = randomUuid();
    open_.revision = 0;
    open_.from = stretch_.from;
    open_.to = stretch_.to;
    reopened_.reset();
    emit pageChanged();
}

void Reflect::freshPage()
{
    save();
    remember(open_);
    newPage();
    emit promptChanged();
    emit savedChanged();
}

// A page that is laid down stands in the list, in the order in which the pages were begun.
void Reflect::remember(const Reflection& page)
{
    if (page.revision == 0 || page.takenBack() || page.text.empty()) return;
    const auto later = std::find_if(pages_.begin(), pages_.end(),
                                    [&page](const Reflection& one) { return one.begun > page.begun; });
    pages_.insert(later, page);
    emit writtenChanged();
}

void Reflect::turnTo(int page)
{
    if (page < 0 || static_cast<std::size_t>(page) >= pages_.size()) return;
    const Uuid id = pages_[static_cast<std::size_t>(page)].id;
    save();
    remember(open_);
    const auto found =
        std::find_if(pages_.begin(), pages_.end(), [&id](const Reflection& one) { return one.id == id; });
    open_ = *found;
    pages_.erase(found);
    reopened_ = Prompt{open_.prompt, open_.question};
    stretch_ = {open_.from, open_.to};
    emit writtenChanged();
    emit promptChanged();
    emit pageChanged();
    emit stretchChanged();
    emit savedChanged();
}

void Reflect::takeBack()
{
    open_.text.clear();
    open_.question.clear();
    if (open_.revision > 0) {
        dirty_ = true;
        save();
    }
    dirty_ = false;
    newPage();
    emit promptChanged();
    emit savedChanged();
}

void Reflect::ask(const QString& question)
{
    if (!own()) return;
    open_.question = question.trimmed().toStdString();
    if (reopened_) reopened_->text = open_.question;
    touched();
}

void Reflect::write(const QString& text)
{
    std::string words = text.toStdString();
    const bool full = words.size() > kMostReflectionBytes;
    if (full != full_) {
        full_ = full;
        emit savedChanged();
    }
    if (full || words == open_.text) return;
    open_.text = std::move(words);
    if (!own()) {
        const Prompt* const prompt = reopened_ ? &*reopened_ : turn_.current();
        open_.prompt = prompt ? prompt->id : std::string{};
        open_.question = prompt && !open_.text.empty() ? prompt->text : std::string{};
    }
    touched();
}

void Reflect::touched()
{
    if (session_.isNil()) return;
    dirty_ = true;
    if (!unsaved_.isValid()) unsaved_.start();
    if (unsaved_.elapsed() > kLongestMs)
        save();
    else
        pause_.start();
    emit savedChanged();
}

void Reflect::save()
{
    pause_.stop();
    unsaved_.invalidate();
    if (!dirty_ || vault_.state() != Vault::Open) return;
    dirty_ = false;
    if (open_.revision == 0 && open_.text.empty() && open_.question.empty()) return;
    open_.changed = device_.clock().utc();
    if (open_.revision == 0) open_.begun = open_.changed;
    ++open_.revision;
    store(session_, open_);
}

// Tried again for as long as it takes, also when the page was left.
void Reflect::store(const Uuid& session, const Reflection& page)
{
    if (vault_.state() != Vault::Open) {
        waiting_.push_back({session, page});
        return;
    }
    ++saving_;
    vault_.ask([session, page](Library& library) { return Reflections(library).save(session, page); },
               [this, page, session](const Status& status) {
                   --saving_;
                   problem_ = status ? QString{} : words::problem(status.error());
                   const bool later =
                       std::any_of(waiting_.begin(), waiting_.end(), [&page](const Waiting& one) {
                           return one.page.id == page.id && one.page.revision > page.revision;
                       });
                   // Of a visit that was erased meanwhile nothing is kept.
                   if (!status && !later && status.error().code != Errc::notFound) {
                       waiting_.push_back({session, page});
                       again_.start();
                   }
                   emit savedChanged();
               });
    emit savedChanged();
}

void Reflect::chooseSquare(int square)
{
    const auto& squares = review_.grid()->squares();
    if (square < 0 || static_cast<std::size_t>(square) >= squares.size()) return;
    const Timeline timeline = review_.grid()->timeline();
    stretch_ = extended(stretch_, timeline, squares[static_cast<std::size_t>(square)].onset);
    settleStretch();
}

void Reflect::chooseWhole()
{
    stretch_ = {};
    settleStretch();
}

void Reflect::settleStretch()
{
    open_.from = stretch_.from;
    open_.to = stretch_.to;
    if (!open_.text.empty() || open_.revision > 0) touched();
    emit stretchChanged();
}

}  // namespace tessera
