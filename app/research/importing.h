// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/research/aside.h"
#include "app/research/file_choice.h"
#include "app/research/import_run.h"

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QVariantList>

#include <vector>

namespace tessera {

class Research;

// Bringing visits into the researcher's archive: first a look at what would happen, then, when the person
// asks for it, for good. The files themselves are never changed.
class Importing : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the app")
    Q_PROPERTY(State state READ state NOTIFY changed)
    Q_PROPERTY(tessera::FileChoice* choice READ choice CONSTANT)
    Q_PROPERTY(double progress READ progress NOTIFY progressed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    Q_PROPERTY(QString result READ result NOTIFY changed)  // what became of it
    Q_PROPERTY(int ready READ ready NOTIFY changed)        // files
    Q_PROPERTY(int there READ there NOTIFY changed)
    Q_PROPERTY(int toLookAt READ toLookAt NOTIFY changed)
    Q_PROPERTY(int coming READ coming NOTIFY changed)  // visits that would be added
    Q_PROPERTY(int filter READ filter WRITE setFilter NOTIFY
                   changed)  // -1: all files; else 0 ready, 1 there, 2 look
    // {file, visit, observer, codes, length, found, strong}
    Q_PROPERTY(QVariantList rows READ rows NOTIFY changed)
    Q_PROPERTY(bool otherPrograms READ otherPrograms NOTIFY changed)
    Q_PROPERTY(bool asInFile READ asInFile WRITE setAsInFile NOTIFY changed)
    Q_PROPERTY(QString study READ study WRITE setStudy NOTIFY changed)  // that such files belong to
    Q_PROPERTY(QVariantList unknown READ unknown NOTIFY changed)  // {code, chosen (place in codes, -1: none)}
    Q_PROPERTY(QStringList codes READ codes CONSTANT)             // that one can stand for
    Q_PROPERTY(QString listSaved READ listSaved NOTIFY changed)   // where the list of findings lies

public:
    enum State { Choosing, Looking, Looked, BringingIn, Done };
    Q_ENUM(State)

    explicit Importing(Research& research, QObject* parent = nullptr);

    [[nodiscard]] State state() const { return state_; }
    [[nodiscard]] FileChoice* choice() { return &choice_; }
    [[nodiscard]] double progress() const { return progress_; }
    [[nodiscard]] QString problem() const { return problem_; }
    [[nodiscard]] QString result() const { return result_; }
    [[nodiscard]] int ready() const { return count(ImportedRow::State::ready); }
    [[nodiscard]] int there() const { return count(ImportedRow::State::there); }
    [[nodiscard]] int toLookAt() const { return count(ImportedRow::State::look); }
    [[nodiscard]] int coming() const { return static_cast<int>(answer_.added); }
    [[nodiscard]] int filter() const { return filter_; }
    [[nodiscard]] QVariantList rows() const { return rows_; }
    [[nodiscard]] bool otherPrograms() const { return answer_.otherPrograms; }
    [[nodiscard]] bool asInFile() const { return answer_.codes == ImportOrder::Codes::asInFile; }
    [[nodiscard]] QString study() const { return study_; }
    [[nodiscard]] QVariantList unknown() const;
    [[nodiscard]] QStringList codes() const;
    [[nodiscard]] QString listSaved() const { return listSaved_; }

    void setFilter(int filter);
    void setAsInFile(bool own);  // looks anew
    void setStudy(const QString& study);

    Q_INVOKABLE void begin();  // nothing chosen
    // The same, also once what is being brought in just now is in.
    void close();
    // Looks at the ticked files; without any, at all of the folder that is shown.
    Q_INVOKABLE void lookAtTicked();
    Q_INVOKABLE void lookAt(const QStringList& paths);
    Q_INVOKABLE void lookAgain();
    // What a code of the files stands for; -1: nothing yet. Looks anew.
    Q_INVOKABLE void map(const QString& code, int place);
    Q_INVOKABLE void bringIn();
    Q_INVOKABLE void cancel() { worker_.stop(); }
    Q_INVOKABLE void saveList();

signals:
    void changed();
    void progressed();

private:
    void run(bool rehearse);
    void take(ImportAnswer answer, bool rehearsed);
    void fillRows();
    [[nodiscard]] int count(ImportedRow::State state) const;
    [[nodiscard]] QVariantMap shown(const ImportedRow& row) const;
    [[nodiscard]] QString found(const ImportedRow& row) const;

    Research& research_;
    FileChoice choice_;
    State state_ = Choosing;
    QStringList paths_;
    ImportOrder::Codes wanted_ = ImportOrder::Codes::undecided;
    std::map<std::string, std::string, std::less<>> rename_;
    std::vector<std::string> seen_;  // unknown codes of all looks, those that were settled too
    ImportAnswer answer_;
    QVariantList rows_;
    QString study_, problem_, result_, listSaved_;
    int filter_ = -1;
    bool closed_ = false;
    double progress_ = 0;
    Aside worker_;
};

}  // namespace tessera
