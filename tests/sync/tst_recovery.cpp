// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/bundle/trust/recovery.h"

#include "sync/bundle/trust/enrolment.h"

#include <QTemporaryDir>
#include <QtTest>

#include <memory>
#include <string>
#include <vector>

using namespace tessera;

namespace {

struct Keys {
    AgeIdentity investigator = AgeIdentity::generate();
    AgeIdentity recovery = AgeIdentity::generate();
    DeviceKey signing = DeviceKey::generate();

    [[nodiscard]] StudyCard card(unsigned revision = 1) const
    {
        StudyCard card;
        card.id = "HB-1";
        card.name = "Homes";
        card.revision = revision;
        card.recipients = {investigator.recipient(), recovery.recipient()};
        card.sign(signing);
        return card;
    }
};

}  // namespace

// The study helps who forgot a passphrase, when that was agreed to.
class TstRecovery : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> folder_;
    LibraryOptions options_;

    std::unique_ptr<Library> opened() const
    {
        auto library = Library::open(options_);
        if (!library) qFatal("%s", describe(library.error()).c_str());
        return std::move(*library);
    }
    [[nodiscard]] std::optional<Recovery> note() const
    {
        LibraryOptions without = options_;
        without.passphrase.reset();
        without.writer = false;
        const auto found = Library::recoveryOf(without);
        return found ? *found : std::nullopt;
    }
    [[nodiscard]] bool opensWith(const std::string& secret) const
    {
        LibraryOptions helped = options_;
        helped.passphrase.reset();
        helped.recoverySecret = secret;
        return Library::open(helped).ok();
    }

private slots:
    void init()
    {
        folder_ = std::make_unique<QTemporaryDir>();
        options_ = {};
        options_.folder = folder_->filePath("library").toStdString();
        options_.passphrase = "four plain words";
        options_.cheapKdf = true;
    }

    void withoutAStudyNobodyCanHelp()
    {
        QCOMPARE(agreeToRecovery(*opened()).error().code, Errc::refused);
        QVERIFY(!note());
    }

    void onlyTheRecoveryKeyOpensIt()
    {
        const Keys keys, others;
        {
            const auto library = opened();
            QVERIFY(enrol(*library, keys.card()).ok());
            QVERIFY(!note());  // never by enrolling alone
            QVERIFY(agreeToRecovery(*library).ok());
        }
        QCOMPARE(note()->recipient, keys.recovery.recipient().text());
        const auto secret = recoverySecret(*note(), {keys.recovery});
        QVERIFY(secret);
        QVERIFY(opensWith(*secret));
        for (const AgeIdentity& other : {keys.investigator, others.recovery, others.investigator})
            QCOMPARE(recoverySecret(*note(), {other}).error().code, Errc::locked);
    }

    void aCardWithAnotherRecoveryKeyIsFollowed()
    {
        Keys keys;
        const auto library = opened();
        QVERIFY(enrol(*library, keys.card()).ok());
        QVERIFY(agreeToRecovery(*library).ok());
        const AgeIdentity before = keys.recovery;
        keys.recovery = AgeIdentity::generate();
        QCOMPARE(*enrol(*library, keys.card(2)), Enrolled::revised);
        QCOMPARE(recoverySecret(*note(), {before}).error().code, Errc::locked);
        const auto secret = recoverySecret(*note(), {keys.recovery});
        QVERIFY(secret);
    }

    void aCardThatChangesSomethingElseChangesNothingHere()
    {
        const Keys keys;
        const auto library = opened();
        QVERIFY(enrol(*library, keys.card()).ok());
        QVERIFY(agreeToRecovery(*library).ok());
        const std::string sealed = note()->sealed;
        StudyCard later = keys.card(2);
        later.rules.notes = true;
        later.sign(keys.signing);
        QVERIFY(enrol(*library, later).ok());
        QCOMPARE(note()->sealed, sealed);
    }

    void whoDidNotAgreeIsNotSignedUpByALaterCard()
    {
        Keys keys;
        const auto library = opened();
        QVERIFY(enrol(*library, keys.card()).ok());
        keys.recovery = AgeIdentity::generate();
        QVERIFY(enrol(*library, keys.card(2)).ok());
        QVERIFY(!note());
    }

    void fromAfarARequestGoesAndItsAnswerComes()
    {
        const Keys keys, others;
        {
            const auto library = opened();
            QVERIFY(enrol(*library, keys.card()).ok());
            QVERIFY(agreeToRecovery(*library).ok());
        }
        const AgeIdentity asked = AgeIdentity::generate();
        const std::string request = recoveryRequest(*note(), asked.recipient());
        QCOMPARE(answerTo(request, {others.recovery}).error().code, Errc::locked);
        const auto answer = answerTo(request, {keys.recovery});
        QVERIFY(answer);
        QCOMPARE(secretOfAnswer(*answer, AgeIdentity::generate()).error().code, Errc::locked);
        const auto secret = secretOfAnswer(*answer, asked);
        QVERIFY(secret);
        QVERIFY(opensWith(*secret));
        // Windows' line ends, as a mail may make them.
        std::string turned;
        for (const char letter : request)
            turned += letter == '\n' ? std::string("\r\n") : std::string(1, letter);
        QVERIFY(answerTo(turned, {keys.recovery}).ok());
    }

    void whatIsNoRequestIsRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("title alone") << QByteArray("tessera recovery request 1\n");
        QTest::newRow("later") << QByteArray(
            "tessera recovery request 2\nrecovery-key a\nanswer-to b\nsealed c\n");
        QTest::newRow("order") << QByteArray(
            "tessera recovery request 1\nanswer-to b\nrecovery-key a\nsealed c\n");
        QTest::newRow("no key") << QByteArray(
            "tessera recovery request 1\nrecovery-key a\nanswer-to b\nsealed AAAA\n");
        QTest::newRow("bytes") << QByteArray("\0\xFF\xFE\n\n\0", 6);
    }
    void whatIsNoRequestIsRefused()
    {
        QFETCH(QByteArray, text);
        QCOMPARE(answerTo(text.toStdString(), {AgeIdentity::generate()}).error().code, Errc::invalid);
    }

    void noFlippedByteOfARequestGivesAnAnswer()
    {
        const Keys keys;
        {
            const auto library = opened();
            QVERIFY(enrol(*library, keys.card()).ok());
            QVERIFY(agreeToRecovery(*library).ok());
        }
        const AgeIdentity asked = AgeIdentity::generate();
        const std::string request = recoveryRequest(*note(), asked.recipient());
        const std::size_t sealed = request.find("sealed ") + 7;
        for (std::size_t i = sealed; i + 1 < request.size(); ++i) {
            std::string damaged = request;
            damaged[i] = damaged[i] == 'A' ? 'B' : 'A';
            QVERIFY(!answerTo(damaged, {keys.recovery}).ok());
        }
    }
};

QTEST_GUILESS_MAIN(TstRecovery)
#include "tst_recovery.moc"
