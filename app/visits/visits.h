// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/summary.h"

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>
#include <QString>
#include <QStringList>

#include <array>
#include <functional>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace tessera {

// The visits of the library as rows for Home and Library, newest first unless another order is asked for: all
// of them, or those that a filter and some words leave. A row is a place in the list: what is asked for
// changes what the rows say, so that a list keeps those that it has made.
class Visits : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the app")
    Q_PROPERTY(int count READ count NOTIFY countChanged)  // shown
    Q_PROPERTY(int total READ total NOTIFY countChanged)  // in the library
    Q_PROPERTY(bool loading READ loading NOTIFY loadingChanged)
    Q_PROPERTY(bool indexing READ indexing NOTIFY loadingChanged)  // the words of notes are still being read
    // Words that must all be there: in codes, place, day, and in notes once they are read.
    Q_PROPERTY(QString find READ find WRITE setFind NOTIFY findChanged)
    Q_PROPERTY(Filter filter READ filter WRITE setFilter NOTIFY findChanged)
    Q_PROPERTY(bool narrowed READ narrowed NOTIFY findChanged)  // not all are asked for
    Q_PROPERTY(Order order READ order WRITE setOrder NOTIFY orderChanged)
    // How many visits each filter leaves, by its number.
    Q_PROPERTY(QList<int> counts READ counts NOTIFY countChanged)

public:
    enum Role {
        IdRole = Qt::UserRole + 1,
        TitleRole,
        SubtitleRole,
        PictureRole,
        KindRole,
        OpenRole,
        FamilyRole,
        StateRole
    };
    enum Filter { All, ToLookBack, ActionsDue, HomeVisits, DayStays, OtherPlaces };
    Q_ENUM(Filter)
    // By family: F2 before F10, visits without a family last, the newest of a family first. By length: the
    // longest first.
    enum Order { Newest, Oldest, ByFamily, ByLength };
    Q_ENUM(Order)

    explicit Visits(QObject* parent = nullptr) : QAbstractListModel(parent) {}

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    // Roles: sessionId, title, subtitle, picture (list of code indexes), kind ("" when real, else a word to
    // show), open (not ended), family, visitState ("To look back on", or empty).
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] int count() const { return static_cast<int>(shown_.size()); }
    [[nodiscard]] int total() const { return static_cast<int>(all_.size()); }
    [[nodiscard]] bool loading() const { return loading_; }
    [[nodiscard]] bool indexing() const { return indexing_; }
    [[nodiscard]] QString find() const { return find_; }
    [[nodiscard]] Filter filter() const { return filter_; }
    [[nodiscard]] bool narrowed() const { return filter_ != All || !find_.isEmpty(); }
    [[nodiscard]] QList<int> counts() const;
    [[nodiscard]] Order order() const { return order_; }
    void setOrder(Order order);
    void setFind(const QString& text);
    void setFilter(Filter filter);
    void setLoading(bool loading);
    void setSummaries(std::vector<Summary> summaries);
    void put(const Summary& summary);  // adds, or replaces the one of that session
    void take(const Uuid& session);
    [[nodiscard]] const std::vector<Summary>& all() const { return all_; }
    [[nodiscard]] const Summary* summaryOf(const Uuid& session) const;  // nullptr when it is not there

    // What can be found in a session, case folded; until it is known only code, place and day are searched.
    using Found = std::pair<Uuid, QString>;
    void setFindable(std::vector<Found> sessions, bool more);
    // Sessions that somebody has looked back on already.
    void setLookedAt(std::unordered_set<Uuid> sessions);
    [[nodiscard]] const std::unordered_set<Uuid>& lookedAt() const { return lookedAt_; }
    // Sessions with an action that it is time to come back to.
    void setActionsDue(std::unordered_set<Uuid> sessions);

    // A row's small picture as pages take it.
    [[nodiscard]] static QVariantList pictureOf(const Summary& summary);
    // Code, place and day of a visit as they are searched. Any thread.
    [[nodiscard]] static QString findableOf(const Header& header);

signals:
    void countChanged();
    void loadingChanged();
    void findChanged();
    void orderChanged();
    void allChanged();  // other visits, or other facts of them; not: others shown
    void sessionChanged(const tessera::Uuid& session);  // added, or with more in it

private:
    void settle();
    void weigh();
    void countAll();
    void arrange();
    void filterRows();
    [[nodiscard]] std::vector<std::size_t> askedFor() const;
    [[nodiscard]] bool passes(const Summary& summary, Filter filter) const;
    [[nodiscard]] bool toLookBack(const Summary& summary) const;
    [[nodiscard]] bool matches(std::size_t place, const QStringList& words) const;
    void remove(const Uuid& session);
    void place();

    std::vector<Summary> all_;                      // newest first
    std::vector<std::size_t> arranged_;             // places in all_, as the order has them
    std::vector<std::size_t> shown_;                // of these, those that are asked for
    std::vector<QString> findable_;                 // of each in all_; null until it is known
    std::unordered_map<Uuid, std::size_t> places_;  // in all_
    std::unordered_set<Uuid> lookedAt_, due_;
    QString find_;
    Filter filter_ = All;
    Order order_ = Newest;
    std::array<int, 6> counts_{};
    bool loading_ = true, indexing_ = false;
};

}  // namespace tessera
