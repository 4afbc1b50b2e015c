// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/research/study_plot.h"

#include "app/render/plots/plot_painter.h"

namespace tessera {

StudyPlot::StudyPlot(QQuickItem* parent) : QQuickPaintedItem(parent)
{
    connect(this, &StudyPlot::changed, this, &StudyPlot::lay);
}

void StudyPlot::setStudy(Study* study)
{
    if (study == study_) return;
    if (study_) study_->disconnect(this);
    study_ = study;
    if (study_) connect(study_, &Study::asked, this, &StudyPlot::lay);
    emit changed();
}

void StudyPlot::geometryChange(const QRectF& now, const QRectF& before)
{
    QQuickPaintedItem::geometryChange(now, before);
    if (now.width() != before.width()) lay();
}

void StudyPlot::lay()
{
    picture_ = {};
    if (study_ && study_->shown() && width() >= 1) {
        picture_ = plotPicture(*study_->sessions(), study_->ask(), width(), textScale_);
        if (mirrored_) picture_ = tessera::mirrored(std::move(picture_));
    }
    setImplicitHeight(picture_.height);
    update();
}

void StudyPlot::paint(QPainter* painter)
{
    if (!study_ || !study_->shown()) return;
    Look look;
    look.theme = dark_ ? Theme::dark : Theme::light;
    look.letters = letters_;
    look.own = coloursFrom(own_);
    paintPlot(*painter, picture_, study_->sessions()->scheme, look);
}

}  // namespace tessera
