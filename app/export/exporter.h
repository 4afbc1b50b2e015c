// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/export/ticks.h"
#include "app/privacy/last_look.h"
#include "app/privacy/leave.h"
#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/journal/consent_record.h"
#include "core/reflection/reflection.h"
#include "core/scheme/scheme.h"

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QString>
#include <QVariantList>

#include <filesystem>
#include <functional>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace tessera {

class Review;
struct ReportChoice;
class Vault;

// Hands the reviewed visit over as a file. Works aside from the screen; one at a time.
class Exporter : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the app")
    Q_PROPERTY(Format format MEMBER format_ NOTIFY changed)
    // A page for the practitioner to take to supervision: only what can be read on paper or in a browser.
    Q_PROPERTY(bool forSupervision READ forSupervision NOTIFY changed)
    // Pictures of a page
    Q_PROPERTY(bool byInteraction MEMBER byInteraction_ NOTIFY changed)
    Q_PROPERTY(bool byTime MEMBER byTime_ NOTIFY changed)
    Q_PROPERTY(bool ribbon MEMBER ribbon_ NOTIFY changed)
    Q_PROPERTY(bool bars MEMBER bars_ NOTIFY changed)
    Q_PROPERTY(bool grey MEMBER grey_ NOTIFY changed)
    // Words: each {words, ticked}. Notes stay behind, all of them, without withNotes.
    Q_PROPERTY(QVariantList sentences READ sentences NOTIFY wordsChanged)
    Q_PROPERTY(bool withNotes MEMBER withNotes_ NOTIFY changed)
    Q_PROPERTY(QVariantList notes READ notes NOTIFY wordsChanged)
    Q_PROPERTY(QVariantList reflections READ reflections NOTIFY wordsChanged)
    // Of a bundle: everything that the practitioner wrote about the visit.
    Q_PROPERTY(bool withReflections MEMBER withReflections_ NOTIFY changed)
    Q_PROPERTY(bool withExactDate MEMBER withExactDate_ NOTIFY changed)
    // What the family agreed to: what may not leave stays here, whatever is ticked.
    Q_PROPERTY(bool mayNotes READ mayNotes NOTIFY wordsChanged)
    Q_PROPERTY(bool mayReflections READ mayReflections NOTIFY wordsChanged)
    Q_PROPERTY(bool mayExactDate READ mayExactDate NOTIFY wordsChanged)
    Q_PROPERTY(
        QString refusal READ refusal NOTIFY wordsChanged)  // why nothing of it may leave; empty when it may
    // Opens before words leave, and is looked at before handOver().
    Q_PROPERTY(tessera::LastLook* lastLook READ lastLook CONSTANT)
    Q_PROPERTY(QString folder MEMBER folder_ NOTIFY folderChanged)
    Q_PROPERTY(bool busy READ busy NOTIFY stateChanged)
    Q_PROPERTY(QString result READ result NOTIFY stateChanged)      // where the file lies
    Q_PROPERTY(QString problem READ problem NOTIFY stateChanged)    // why there is none, and what to do
    Q_PROPERTY(QString preview READ preview NOTIFY previewChanged)  // data URL of the page as a picture

public:
    enum Format { Bundle, Pdf, Png, Svg, Csv, Html };
    Q_ENUM(Format)

    Exporter(Vault& vault, Review& review, QObject* parent = nullptr);
    ~Exporter() override;

    [[nodiscard]] QVariantList sentences() const { return sentences_.list(); }
    [[nodiscard]] QVariantList notes() const { return notes_.list(); }
    [[nodiscard]] QVariantList reflections() const { return reflections_.list(); }
    [[nodiscard]] bool forSupervision() const { return forSupervision_; }
    [[nodiscard]] LastLook* lastLook() { return &look_; }
    [[nodiscard]] bool busy() const { return busy_; }
    [[nodiscard]] QString result() const { return result_; }
    [[nodiscard]] QString problem() const { return problem_; }
    [[nodiscard]] QString preview() const { return preview_; }

    [[nodiscard]] bool mayNotes() const { return may_.notes; }
    [[nodiscard]] bool mayReflections() const { return may_.reflections; }
    [[nodiscard]] bool mayExactDate() const { return may_.exactDate; }
    [[nodiscard]] QString refusal() const { return refusal_; }

    // By which a consent ends; must outlive this.
    void setClock(const Clock& clock) { clock_ = &clock; }
    void setOwnColours(std::vector<Colour> colours) { ownColours_ = std::move(colours); }
    // What is ticked, for a file of the session itself.
    [[nodiscard]] BundleChoice tickedOfSession() const;
    Q_INVOKABLE void begin();  // choices as they are at first: nothing identifying ticked
    // The same, of the page for supervision: both pictures of the squares, the line, what they show.
    Q_INVOKABLE void beginForSupervision();
    Q_INVOKABLE void tickSentence(int place, bool ticked);
    Q_INVOKABLE void tickNote(int place, bool ticked);
    Q_INVOKABLE void tickReflection(int place, bool ticked);
    // Saves; where somebody's words would leave, the last look opens instead.
    Q_INVOKABLE void askToSave(bool replace = false);
    // The whole visit, to be sealed for its study; with the last look where words would leave. studyAsked()
    // tells when it was looked at; no file is written here.
    Q_INVOKABLE void askForStudy();
    Q_INVOKABLE void handOver();  // what was looked at
    Q_INVOKABLE void leaveLook();
    Q_INVOKABLE void save(bool replace = false);
    Q_INVOKABLE void renderPreview();

signals:
    void changed();
    void wordsChanged();  // what there is to tick, and what is
    void folderChanged();
    void stateChanged();
    void previewChanged();
    void studyAsked(const QString& sessionId);

private:
    using Written = Result<std::filesystem::path>;
    void work(std::function<Written()> task, std::function<void(const Written&)> then);
    void finish(const Written& written);
    void offerWords();
    void look(const LastLook::Leaving& leaving);
    void beginLook(bool replace);
    [[nodiscard]] bool whole() const { return format_ == Bundle || forStudy_; }
    [[nodiscard]] ReportChoice ticked() const;
    void askConsent();
    [[nodiscard]] std::optional<UtcTime> now() const;

    Vault& vault_;
    Review& review_;
    Format format_ = Pdf;
    bool byInteraction_ = true, byTime_ = false, ribbon_ = true, bars_ = false;
    bool withNotes_ = false, withReflections_ = false, withExactDate_ = false, grey_ = false, busy_ = false;
    bool forSupervision_ = false;
    Ticks sentences_, notes_, reflections_;
    std::vector<Reflection> written_;  // by the practitioner, about this visit
    QString folder_, result_, problem_, preview_, refusal_;
    std::optional<Leave> leave_;  // asked for the visit that is reviewed; none where nothing may leave
    MayLeave may_;
    LastLook look_;
    bool looked_ = false, replaceAfterLook_ = false, forStudy_ = false;
    const Clock* clock_ = nullptr;
    std::vector<Colour> ownColours_;
    std::thread worker_;
};

}  // namespace tessera
