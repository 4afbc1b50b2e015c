// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

// A library under the key of a real Secret Service, on a message bus of the test's own.
class KeyringTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(home_.isValid());
        environment_ = QProcessEnvironment::systemEnvironment();
        for (const char* name : {"HOME", "XDG_RUNTIME_DIR", "XDG_DATA_HOME"})
            environment_.insert(name, home_.path());
        environment_.remove("DISPLAY");
    }

    void anUnlockedKeyringKeepsTheKey()
    {
        QCOMPARE(run("printf secret | gnome-keyring-daemon --unlock >/dev/null;"), 0);
    }

    void withoutOneTheLibraryStaysAsItWas()
    {
        QCOMPARE(run("export DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent;"), 1);
        QVERIFY2(said_.contains("keyring did not answer"), qPrintable(said_));
    }

private:
    int run(const QString& first)
    {
        QProcess process;
        process.setProcessEnvironment(environment_);
        const QString folder = home_.filePath(QString("library-%1").arg(++runs_));
        process.start("dbus-run-session",
                      {"--", "bash", "-c", first + " exec \"$0\" \"$1\"", TESSERA_KEYRING_CHILD, folder});
        constexpr int patience = 60'000;  // ms
        if (!process.waitForFinished(patience)) return -1;
        said_ = process.readAllStandardError();
        return process.exitCode();
    }

    QTemporaryDir home_;
    QProcessEnvironment environment_;
    QString said_;
    int runs_ = 0;
};

QTEST_GUILESS_MAIN(KeyringTest)
#include "tst_keyring.moc"
