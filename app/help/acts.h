// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/audit/audit_event.h"

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>
#include <QDateTime>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace tessera {

class Device;
class Vault;
class Visits;
struct PlainPage;

// What was done with the visits: the library's log in plain words, the latest first, grouped by day; all of
// it, or one kind, or one visit. Also where pages note what a person did. On the screen's thread.
class Acts : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the app")
    Q_PROPERTY(int count READ count NOTIFY changed)  // shown
    Q_PROPERTY(int total READ total NOTIFY changed)  // in the log
    Q_PROPERTY(bool loading READ loading NOTIFY changed)
    Q_PROPERTY(QString summary READ summary NOTIFY changed)  // "312 lines since 2 March 2026"
    Q_PROPERTY(QString wrong READ wrong NOTIFY changed)  // what is wrong with the log, in sentences; or empty
    Q_PROPERTY(QStringList kinds READ kinds NOTIFY changed)      // of the lines there are; the first is all
    Q_PROPERTY(int kind READ kind WRITE setKind NOTIFY changed)  // a place in `kinds`
    Q_PROPERTY(QString visit READ visit WRITE setVisit NOTIFY changed)  // a session's id; empty: all
    Q_PROPERTY(QString visitTitle READ visitTitle NOTIFY changed)
    Q_PROPERTY(QString folder MEMBER folder_ NOTIFY changed)
    Q_PROPERTY(QString result READ result NOTIFY changed)    // where the file lies
    Q_PROPERTY(QString problem READ problem NOTIFY changed)  // why there is none, and what to do
    Q_PROPERTY(bool taken READ taken NOTIFY changed)         // such a file is there already

public:
    enum Role { WordsRole = Qt::UserRole + 1, DayRole, TimeRole, AboutRole, SessionRole, NumberRole };
    enum Form { Table, Page };
    Q_ENUM(Form)

    // All must outlive it.
    Acts(Device& device, Vault& vault, Visits& visits, QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    // Roles: words, day, time, about (which visit, as people call it), session, number.
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] int count() const { return static_cast<int>(shown_.size()); }
    [[nodiscard]] int total() const { return static_cast<int>(events_.size()); }
    [[nodiscard]] bool loading() const { return loading_; }
    [[nodiscard]] QString summary() const;
    [[nodiscard]] QString wrong() const { return wrong_.join(QLatin1Char(' ')); }
    [[nodiscard]] QStringList kinds() const;
    [[nodiscard]] int kind() const { return kind_; }
    [[nodiscard]] QString visit() const;
    [[nodiscard]] QString visitTitle() const;
    [[nodiscard]] QString result() const { return result_; }
    [[nodiscard]] QString problem() const { return problem_; }
    [[nodiscard]] bool taken() const { return taken_; }
    void setKind(int kind);
    void setVisit(const QString& session);

    // Reads the log anew and shows all of it.
    Q_INVOKABLE void load();
    Q_INVOKABLE void close();
    // All of the log, whatever is shown, into the folder: a table for programs, or a page to print.
    Q_INVOKABLE void save(Form form, bool replace = false);

    void note(const AuditAct& act);
    // Somebody looks at a visit. The same one again within ten minutes is one look.
    void looked(const Uuid& session);

signals:
    void changed();

private:
    void narrow();
    [[nodiscard]] QDateTime at(const AuditEvent& event) const;
    [[nodiscard]] QString about(const Uuid& session) const;
    [[nodiscard]] PlainPage page() const;

    Device& device_;
    Vault& vault_;
    Visits& visits_;
    std::vector<AuditEvent> events_;  // the latest first
    std::vector<int> shown_;          // places in events_
    std::vector<AuditKind> kinds_;
    AuditHead head_;
    QStringList wrong_;
    Uuid visit_, lookedAt_;
    std::optional<Millis> lookedWhen_;
    int kind_ = 0;
    bool loading_ = false, taken_ = false;
    QString folder_, result_, problem_;
};

}  // namespace tessera
