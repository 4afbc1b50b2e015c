// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/render/grid_source.h"
#include "app/render/look.h"
#include "core/grid/layout.h"

#include <QtQml/qqmlregistration.h>
#include <QImage>
#include <QList>
#include <QPointer>
#include <QQuickItem>

#include <map>
#include <vector>

class QSGImageNode;

namespace tessera {

// The grid on screen. Only the tiles (blocks of rows) that meet [viewY, viewY + viewHeight) exist, as images,
// so that the GPU and the software renderer draw the same picture and a tap costs one tile however many
// squares there are.
class SequenceGrid : public QQuickItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(tessera::GridSource* source READ source WRITE setSource NOTIFY sourceChanged)
    Q_PROPERTY(int columns READ columns WRITE setColumns NOTIFY lookChanged)
    Q_PROPERTY(bool dark READ dark WRITE setDark NOTIFY lookChanged)
    Q_PROPERTY(QStringList own READ own WRITE setOwn NOTIFY lookChanged)  // "#RRGGBB", see Look::own
    Q_PROPERTY(bool letters READ letters WRITE setLetters NOTIFY lookChanged)
    Q_PROPERTY(int onlyCode READ onlyCode WRITE setOnlyCode NOTIFY lookChanged)  // -1: none is faded
    // The squares that stand out, by index, the others faded; empty: all as usual. An index of no square is
    // passed over, so that [-1] fades them all.
    Q_PROPERTY(QList<int> lit READ lit WRITE setLit NOTIFY lookChanged)
    Q_PROPERTY(bool showChanges READ showChanges WRITE setShowChanges NOTIFY lookChanged)
    // For looking back: squares of quick passages, by index; steps in the lane instead of flags; how high the
    // letters of large squares are (0: none); the other end of the chosen stretch, or -1.
    Q_PROPERTY(QList<int> underlined MEMBER underlined_ WRITE setUnderlined NOTIFY lookChanged)
    Q_PROPERTY(bool steps MEMBER steps_ WRITE setSteps NOTIFY lookChanged)
    Q_PROPERTY(int detail MEMBER detail_ WRITE setDetail NOTIFY lookChanged)
    Q_PROPERTY(int reach MEMBER reach_ WRITE setReach NOTIFY selectedChanged)
    Q_PROPERTY(
        bool showNext READ showNext WRITE setShowNext NOTIFY lookChanged)  // where the next square will be
    Q_PROPERTY(bool mirrored READ mirrored WRITE setMirrored NOTIFY lookChanged)
    Q_PROPERTY(bool fit READ fit WRITE setFit NOTIFY lookChanged)  // shrink until no scrolling is needed
    Q_PROPERTY(double largestCell READ largestCell WRITE setLargestCell NOTIFY lookChanged)
    Q_PROPERTY(double gutterWidth READ gutterWidth WRITE setGutterWidth NOTIFY lookChanged)
    // For a screen reader: the name of the list, and whether it is of squares rather than of runs.
    Q_PROPERTY(QString spokenName MEMBER spokenName_ NOTIFY spokenChanged)
    Q_PROPERTY(bool spokenSquares READ spokenSquares WRITE setSpokenSquares NOTIFY spokenChanged)
    Q_PROPERTY(int selected READ selected WRITE setSelected NOTIFY selectedChanged)  // ringed square, or -1
    Q_PROPERTY(double viewY READ viewY WRITE setViewY NOTIFY viewChanged)
    Q_PROPERTY(double viewHeight READ viewHeight WRITE setViewHeight NOTIFY viewChanged)
    Q_PROPERTY(double contentHeight READ contentHeight NOTIFY layoutChanged)
    Q_PROPERTY(double cellSize READ cellSize NOTIFY layoutChanged)
    // Whether all that is seen is painted: a picture of very many squares comes in over a few frames.
    Q_PROPERTY(bool whole READ whole NOTIFY wholeChanged)

public:
    explicit SequenceGrid(QQuickItem* parent = nullptr);

    [[nodiscard]] GridSource* source() const { return source_; }
    [[nodiscard]] int columns() const { return metrics_.columns; }
    [[nodiscard]] bool dark() const { return look_.theme == Theme::dark; }
    [[nodiscard]] QStringList own() const { return own_; }
    [[nodiscard]] bool letters() const { return look_.letters; }
    [[nodiscard]] int onlyCode() const { return look_.onlyCode; }
    [[nodiscard]] const QList<int>& lit() const { return lit_; }
    [[nodiscard]] bool showChanges() const { return look_.showChanges; }
    [[nodiscard]] bool showNext() const { return showNext_; }
    [[nodiscard]] bool mirrored() const { return mirrored_; }
    [[nodiscard]] bool fit() const { return fit_; }
    [[nodiscard]] double largestCell() const { return metrics_.largestCell; }
    [[nodiscard]] double gutterWidth() const { return metrics_.gutter; }
    [[nodiscard]] QString spokenName() const { return spokenName_; }
    [[nodiscard]] bool spokenSquares() const { return spokenSquares_; }
    [[nodiscard]] int selected() const { return selected_; }
    [[nodiscard]] double viewY() const { return viewY_; }
    [[nodiscard]] double viewHeight() const { return viewHeight_; }
    [[nodiscard]] double contentHeight() const { return contentHeight_; }
    [[nodiscard]] double cellSize() const { return used_.cell(); }
    [[nodiscard]] bool whole() const { return whole_; }
    // So many squares at most come into view with one frame.
    static constexpr std::size_t kSquaresAFrame = 400;

    void setSource(GridSource* source);
    void setColumns(int columns);
    void setDark(bool dark);
    void setOwn(const QStringList& colours);
    void setLetters(bool letters);
    void setOnlyCode(int code);
    void setLit(const QList<int>& squares);
    void setUnderlined(const QList<int>& squares);
    void setSteps(bool steps);
    void setDetail(int height);
    void setReach(int square);
    void setShowChanges(bool show);
    void setShowNext(bool show);
    void setMirrored(bool mirrored);
    void setFit(bool fit);
    void setLargestCell(double size);
    void setGutterWidth(double width);
    void setSpokenSquares(bool squares);
    void setSelected(int square);
    void setViewY(double y);
    void setViewHeight(double height);

    // Index of the square at a place in this item, or -1.
    Q_INVOKABLE int squareAt(double x, double y) const;
    // The pause whose bar stands at a place, by its position among the visit's pauses; -1 for none.
    Q_INVOKABLE int pauseAt(double x, double y) const;
    // Where a square lies in this item; empty when there is none of that index.
    Q_INVOKABLE QRectF rectOf(int square) const;
    // The entry of the journal that made a square, by time of its first interaction; 0 when there is none.
    Q_INVOKABLE int entryOf(int square) const;
    // Changes whenever what is told of the squares may do so; never 0.
    [[nodiscard]] unsigned revision() const { return revision_; }
    // Tiles painted since the item was made: what a tap costs.
    [[nodiscard]] int tilesPainted() const { return tilesPainted_; }

signals:
    void sourceChanged();
    void lookChanged();
    void spokenChanged();
    void rowAsked(int square);  // a screen reader pressed the row that begins with this square
    void selectedChanged();
    void viewChanged();
    void layoutChanged();
    void wholeChanged();

protected:
    QSGNode* updatePaintNode(QSGNode* root, UpdatePaintNodeData* data) override;
    void geometryChange(const QRectF& now, const QRectF& before) override;
    void itemChange(ItemChange change, const ItemChangeData& data) override;

private:
    struct Tile {
        QSGImageNode* node = nullptr;
        bool stale = true;
    };
    static constexpr int kRowsInTile = 2;

    template <class T>
    void change(T& member, T value);
    void relayout();
    void settleLook();
    [[nodiscard]] GridMetrics fittedNow() const;
    void tellWhole(bool whole);
    // What is chosen, row by row, of rows [first, beyond).
    [[nodiscard]] std::vector<QRectF> ringsIn(std::size_t first, std::size_t beyond) const;
    void squareAppended();
    void durableGrew();
    void staleFrom(std::size_t firstSquare, std::size_t lastSquare);
    [[nodiscard]] std::size_t squareCount() const;
    [[nodiscard]] QImage paintTile(int tile, double ratio) const;

    QPointer<GridSource> source_;
    GridMetrics metrics_;  // as asked for
    GridMetrics used_;     // after fitting
    Look look_;
    QStringList own_;
    QList<int> lit_, underlined_;
    QString spokenName_;
    std::map<int, Tile> tiles_;  // touched by the render thread only while this one is blocked
    std::size_t durableShown_ = 0;
    double viewY_ = 0, viewHeight_ = 0, contentHeight_ = 0;
    int selected_ = -1, reach_ = -1, detail_ = 0, tilesPainted_ = 0;
    unsigned revision_ = 1;
    bool spokenSquares_ = false, steps_ = false;
    bool fit_ = false, showNext_ = false, mirrored_ = false, dropTiles_ = false;
    bool whole_ = false;
};

}  // namespace tessera
