package io.myelin.image;

import io.myelin.jpeg.JpegDecoder;
import io.myelin.spi.Answering;

/** Answers with what is on the picture, unless somebody passes another's question on. */
final class Reader implements Answering<Question, Answer> {
  private final LineReader lines;
  private final Pictures pictures = new Pictures(JpegDecoder.best());
  private final CopyGuard copies = new CopyGuard();

  Reader(LineReader lines) {
    this.lines = lines;
  }

  @Override
  public Answer answer(Question question, Call call) {
    var picture = pictures.decode(question.picture());
    copies.check(PictureHash.of(picture), call.caller());
    return lines.read(picture, question.characters(), question.length().orElse(0), call::onCancel);
  }
}
