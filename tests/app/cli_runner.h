// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <memory>

namespace tessera::test {

struct Outcome {
    int status = -1;
    QByteArray out, err;
    [[nodiscard]] QString line() const { return QString::fromUtf8(out).trimmed(); }
    [[nodiscard]] QJsonDocument json() const { return QJsonDocument::fromJson(out); }
};

// Runs the real program in an empty folder of its own.
class CliRunner {
protected:
    [[nodiscard]] QString path(const QString& name) const { return folder_->filePath(name); }

    Outcome run(const QStringList& words, const QString& passphrase = {}) const
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.remove("TESSERA_PASSPHRASE");
        environment.insert("XDG_DATA_HOME", path("home"));
        if (!passphrase.isEmpty()) environment.insert("TESSERA_PASSPHRASE", passphrase);
        process.setProcessEnvironment(environment);
        process.setWorkingDirectory(folder_->path());
        process.setStandardInputFile(QProcess::nullDevice());
        process.start(QStringLiteral(TESSERA_BIN_DIR "/tessera-cli"), words);
        if (!process.waitForFinished(60'000)) return {};
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
                process.readAllStandardOutput(), process.readAllStandardError()};
    }

    QString write(const QString& name, const QByteArray& content) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()) return {};
        return name;
    }

    QString script(const QByteArray& lines) const { return write("visit.csv", "time,entry,value\n" + lines); }

    QString replayed(const QByteArray& lines, const QString& data, const QStringList& more = {}) const
    {
        return run(QStringList{"replay", script(lines), "--data", data} + more).line();
    }

    void beginAnew()
    {
        folder_ = std::make_unique<QTemporaryDir>();
        QVERIFY(folder_->isValid());
    }

private:
    std::unique_ptr<QTemporaryDir> folder_;
};

}  // namespace tessera::test
