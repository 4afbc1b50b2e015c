// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/help/acts.h"

#include "app/device/device.h"
#include "app/help/plain_page.h"
#include "app/visits/vault.h"
#include "app/visits/visits.h"
#include "app/words/act_words.h"
#include "app/words/counted.h"
#include "app/words/words.h"
#include "core/store/audit/audit_log.h"
#include "sync/formats/audit/audit_document.h"

#include <QLocale>
#include <QStandardPaths>
#include <QTimeZone>

#include <algorithm>
#include <memory>
#include <utility>

namespace tessera {

namespace {

constexpr Millis kOneLook{10 * 60'000};

struct WholeLog {
    std::vector<AuditEvent> events;
    AuditHead head;
    std::vector<std::string> wrong;
};

Result<WholeLog> read(const Library& library)
{
    WholeLog log;
    auto head = AuditLog(library).head();
    if (!head) return head.error();
    log.head = std::move(*head);
    log.wrong = AuditLog::findings(library);
    auto events = AuditLog(library).events();
    if (!events) return events.error();
    log.events = std::move(*events);
    return log;
}

}  // namespace

Acts::Acts(Device& device, Vault& vault, Visits& visits, QObject* parent)
    : QAbstractListModel(parent),
      device_(device),
      vault_(vault),
      visits_(visits),
      folder_(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation))
{
    connect(&vault_, &Vault::locking, this, &Acts::close);
}

int Acts::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : count();
}

QHash<int, QByteArray> Acts::roleNames() const
{
    return {{WordsRole, "words"}, {DayRole, "day"},         {TimeRole, "time"},
            {AboutRole, "about"}, {SessionRole, "session"}, {NumberRole, "number"}};
}

QVariant Acts::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() < 0 || index.row() >= count()) return {};
    const AuditEvent& event =
        events_[static_cast<std::size_t>(shown_[static_cast<std::size_t>(index.row())])];
    switch (role) {
        case WordsRole:
            return words::act(event.act);
        case DayRole:
            return QLocale().toString(at(event).date(), QStringLiteral("dddd, d MMMM yyyy"));
        case TimeRole:
            return QLocale().toString(at(event).time(), QStringLiteral("HH:mm"));
        case AboutRole:
            return about(event.act.session);
        case SessionRole:
            return event.act.session.isNil() ? QString{} : words::text(event.act.session.text());
        case NumberRole:
            return QVariant::fromValue(event.number);
        default:
            return {};
    }
}

QDateTime Acts::at(const AuditEvent& event) const
{
    return QDateTime::fromMSecsSinceEpoch(event.at.ms, QTimeZone::systemTimeZone());
}

// As people call it; of one that is not here any more its identity's beginning, which says nothing.
QString Acts::about(const Uuid& session) const
{
    if (session.isNil()) return {};
    const auto& all = visits_.all();
    const auto found = std::find_if(
        all.begin(), all.end(), [&session](const Summary& summary) { return summary.session == session; });
    if (found != all.end())
        //: a visit in the log: "Family 014 · home visit, 2 March 2026"
        return tr("%1, %2").arg(words::title(found->header), words::day(found->header));
    return tr("Visit %1, no longer here").arg(words::text(session.text()).left(8));
}

QString Acts::summary() const
{
    if (events_.empty()) return {};
    const int n = total();
    return words::counted(tr("%n line(s) since %1.", nullptr, n), n)
        .arg(QLocale().toString(at(events_.back()).date(), QStringLiteral("d MMMM yyyy")));
}

QStringList Acts::kinds() const
{
    QStringList all{tr("Everything")};
    for (const AuditKind kind : kinds_) all << words::actKind(kind);
    return all;
}

QString Acts::visit() const
{
    return visit_.isNil() ? QString{} : words::text(visit_.text());
}

QString Acts::visitTitle() const
{
    return about(visit_);
}

void Acts::setKind(int kind)
{
    if (kind < 0 || kind > static_cast<int>(kinds_.size()) || kind == kind_) return;
    kind_ = kind;
    narrow();
}

void Acts::setVisit(const QString& session)
{
    const Uuid id = Uuid::parse(session.toStdString()).value_or(Uuid{});
    if (id == visit_) return;
    visit_ = id;
    narrow();
}

void Acts::narrow()
{
    beginResetModel();
    shown_.clear();
    const bool every = kind_ == 0;
    for (std::size_t i = 0; i < events_.size(); ++i) {
        const AuditAct& act = events_[i].act;
        if (!every && act.kind != kinds_[static_cast<std::size_t>(kind_ - 1)]) continue;
        if (!visit_.isNil() && act.session != visit_) continue;
        shown_.push_back(static_cast<int>(i));
    }
    endResetModel();
    emit changed();
}

void Acts::load()
{
    if (loading_ || vault_.state() != Vault::Open) return;
    close();
    loading_ = true;
    emit changed();
    vault_.ask([](Library& library) { return read(library); },
               [this](Result<WholeLog> log) {
                   loading_ = false;
                   if (vault_.state() != Vault::Open) return emit changed();  // it was locked meanwhile
                   if (!log) {
                       problem_ = words::problem(log.error());
                       return emit changed();
                   }
                   events_ = std::move(log->events);
                   std::reverse(events_.begin(), events_.end());
                   head_ = std::move(log->head);
                   for (const std::string& finding : log->wrong) wrong_ << words::text(finding);
                   for (int kind = 1; kind <= static_cast<int>(kLastAuditKind); ++kind) {
                       const auto is = [kind](const AuditEvent& event) {
                           return static_cast<int>(event.act.kind) == kind;
                       };
                       if (std::any_of(events_.begin(), events_.end(), is))
                           kinds_.push_back(static_cast<AuditKind>(kind));
                   }
                   narrow();
               });
}

void Acts::close()
{
    events_.clear();
    kinds_.clear();
    head_ = {};
    wrong_.clear();
    visit_ = {};
    kind_ = 0;
    taken_ = false;
    result_.clear();
    problem_.clear();
    narrow();
}

PlainPage Acts::page() const
{
    using Block = PlainPage::Block;
    PlainPage page;
    page.title = tr("What was done with the visits");
    page.lead = tr("The log of one tablet. It says nothing of what was seen or said in a visit.");
    //: The code of the language that these words are in: "en", "de", "pt-BR"
    page.language = tr("en");
    Block facts;
    facts.kind = Block::Kind::facts;
    facts.rows = {{tr("Device"), words::text(vault_.device().text())},
                  {tr("Lines"), QString::number(head_.number)},
                  {tr("Last value of the chain"), words::text(head_.chain)},
                  {tr("Checked"), wrong_.isEmpty() ? tr("Every line follows on the one before.") : wrong()}};
    page.blocks << facts;
    Block table;
    table.kind = Block::Kind::table;
    table.rows << QStringList{tr("No."), tr("When (UTC)"), tr("What"), tr("Visit"), tr("Hash of the file")};
    for (auto event = events_.rbegin(); event != events_.rend(); ++event)
        table.rows << QStringList{
            QString::number(event->number), words::text(isoText(event->at)), words::act(event->act),
            event->act.session.isNil() ? QString{} : words::text(event->act.session.text()),
            words::text(event->act.digest)};
    page.blocks << table;
    page.origin = tr("Tessera, %1").arg(words::text(isoText(device_.clock().utc())));
    return page;
}

void Acts::save(Form form, bool replace)
{
    taken_ = false;
    result_.clear();
    problem_.clear();
    QByteArray bytes;
    if (form == Page) {
        bytes = page().html();
    } else {
        AuditDocument document{
            vault_.device(), {events_.rbegin(), events_.rend()}, head_, {}, [](const AuditEvent& event) {
                return words::act(event.act).toStdString();
            }};
        bytes = QByteArray::fromStdString(auditCsv(document));
    }
    //: Name of a file, without its ending
    const QString name =
        tr("what-was-done") + (form == Page ? QStringLiteral(".html") : QStringLiteral(".csv"));
    const auto written = writeInto(folder_.toStdString(), name, bytes, replace);
    if (written) {
        result_ = words::text(written->string());
        note({AuditKind::logExported, {}, head_.number, {}});
    } else {
        taken_ = written.error().code == Errc::exists;
        problem_ =
            taken_ ? tr("There is such a file in this folder already.") : words::problem(written.error());
    }
    emit changed();
}

void Acts::note(const AuditAct& act)
{
    vault_.note(act);
}

void Acts::looked(const Uuid& session)
{
    const Millis now = device_.clock().monotonic();
    const bool same = session == lookedAt_ && lookedWhen_ && now - *lookedWhen_ < kOneLook;
    lookedAt_ = session;
    lookedWhen_ = now;
    if (!same) note({AuditKind::viewed, session, 0, {}});
}

}  // namespace tessera
