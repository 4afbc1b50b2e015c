// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/outbox/trouble_words.h"

#include <QCoreApplication>

namespace tessera::words {

namespace {

class TroubleWords {
    Q_DECLARE_TR_FUNCTIONS(TroubleWords)
};

QString ofFolder(Trouble trouble)
{
    switch (trouble) {
        case Trouble::noPlace:
            return TroubleWords::tr("The folder is not there. Plug the stick in, or choose another folder.");
        case Trouble::notAllowed:
            return TroubleWords::tr("Nothing may be written in that folder. Choose another one.");
        case Trouble::full:
            return TroubleWords::tr("There is no room left there. Make room, or take another stick.");
        case Trouble::differs:
            return TroubleWords::tr("What lies there is not what was written. Try another stick.");
        default:
            return TroubleWords::tr(
                "Something that is no plain file lies there under that name. Take it away, or choose another "
                "folder.");
    }
}

}  // namespace

QString ofTrouble(Trouble trouble, Destination::Kind kind)
{
    if (trouble == Trouble::none) return {};
    if (kind == Destination::Kind::folder) return ofFolder(trouble);
    switch (trouble) {
        case Trouble::offline:
            return TroubleWords::tr("The server cannot be reached. Is this tablet on a network?");
        case Trouble::slow:
            return TroubleWords::tr("The server took too long.");
        case Trouble::cut:
            return TroubleWords::tr("The connection broke half-way.");
        case Trouble::busy:
            return TroubleWords::tr("The server is busy just now.");
        case Trouble::certificate:
            return TroubleWords::tr(
                "The server could not prove who it is, so nothing was sent. Ask the people "
                "who run it about its certificate.");
        case Trouble::expired:
            return TroubleWords::tr(
                "The server’s certificate is out of date, so nothing was sent. Look whether "
                "this tablet’s date is right; else ask the people who run the server.");
        case Trouble::otherName:
            return TroubleWords::tr(
                "The server’s certificate is for another address, so nothing was sent. "
                "Check the address.");
        case Trouble::proxy:
            return TroubleWords::tr(
                "This network lets nothing through to that address. Ask the people who run "
                "the network, or use another one.");
        case Trouble::signIn:
            return TroubleWords::tr("The server does not accept the name or the password. Check both.");
        case Trouble::notAllowed:
            return TroubleWords::tr("This name may not write there. Ask the people who run the server.");
        case Trouble::noPlace:
            return TroubleWords::tr("That folder is not on the server. Check the address.");
        case Trouble::tooLarge:
            return TroubleWords::tr("The server takes no files of this size. Ask the people who run it.");
        case Trouble::full:
            return TroubleWords::tr("There is no room left on the server. Ask the people who run it.");
        case Trouble::differs:
            return TroubleWords::tr("What arrived is not what was sent.");
        case Trouble::moved:
            return TroubleWords::tr("The address sends elsewhere, which is not followed. Check the address.");
        case Trouble::unread:
            return TroubleWords::tr(
                "It was sent, and the server does not let it be read back to compare. It "
                "counts once the study has confirmed it.");
        default:
            break;
    }
    return TroubleWords::tr("The server said no. Ask the people who run it.");
}

}  // namespace tessera::words
