// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/scheme/scheme.h"

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QString>

#include <filesystem>
#include <functional>
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
    Q_PROPERTY(bool withNotes MEMBER withNotes_ NOTIFY changed)
    Q_PROPERTY(bool withExactDate MEMBER withExactDate_ NOTIFY changed)
    Q_PROPERTY(bool grey MEMBER grey_ NOTIFY changed)
    Q_PROPERTY(QString folder MEMBER folder_ NOTIFY changed)
    Q_PROPERTY(bool busy READ busy NOTIFY stateChanged)
    Q_PROPERTY(QString result READ result NOTIFY stateChanged)      // where the file lies
    Q_PROPERTY(QString problem READ problem NOTIFY stateChanged)    // why there is none, and what to do
    Q_PROPERTY(QString preview READ preview NOTIFY previewChanged)  // data URL of the page as a picture

public:
    enum Format { Bundle, Pdf, Png, Svg, Csv };
    Q_ENUM(Format)

    Exporter(Vault& vault, Review& review, QObject* parent = nullptr);
    ~Exporter() override;

    [[nodiscard]] bool busy() const { return busy_; }
    [[nodiscard]] QString result() const { return result_; }
    [[nodiscard]] QString problem() const { return problem_; }
    [[nodiscard]] QString preview() const { return preview_; }

    void setOwnColours(std::vector<Colour> colours) { ownColours_ = std::move(colours); }
    Q_INVOKABLE void begin();  // choices as they are at first: nothing identifying ticked
    Q_INVOKABLE void save(bool replace = false);
    Q_INVOKABLE void renderPreview();

signals:
    void changed();
    void stateChanged();
    void previewChanged();

private:
    using Written = Result<std::filesystem::path>;
    void work(std::function<Written()> task, std::function<void(const Written&)> then);
    void finish(const Written& written);
    [[nodiscard]] ReportChoice ticked() const;

    Vault& vault_;
    Review& review_;
    Format format_ = Pdf;
    bool withNotes_ = false, withExactDate_ = false, grey_ = false, busy_ = false;
    QString folder_, result_, problem_, preview_;
    std::vector<Colour> ownColours_;
    std::thread worker_;
};

}  // namespace tessera
