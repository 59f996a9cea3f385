package io.myelin.image;

import io.myelin.spi.Context;
import io.myelin.spi.Manifest;
import io.myelin.spi.Miner;
import io.myelin.spi.Model;
import io.myelin.spi.Subnet;
import io.myelin.spi.Task;
import io.myelin.spi.Validator;

/** Miners read text from pictures; validators draw it. */
public final class ImageSubnet implements Subnet {
  static final Task<Question, Answer> READ = Task.of("ImageRead", Question.class, Answer.class);

  private static final int MEGABYTES = 400;
  private static final Model MODEL =
      new Model(
          "recognition",
          "jar:models/ch_PP-OCRv4_rec_infer.onnx",
          10_857_828,
          "01963c554a1a00203c5746bca5306fc05a1278a014495383ddd935d0d2ac0415",
          "Apache-2.0");
  private static final Model KEYS =
      new Model(
          "keys",
          "jar:models/ppocr_keys_v1.txt",
          26_249,
          "28b2362ad4ab2dc38769aa72feb535e3a9ddb3fd2a7585a05920e6393b1dc7f7",
          "Apache-2.0");

  @Override
  public Manifest manifest() {
    return Manifest.of("image")
        .task(READ)
        .model(MODEL)
        .model(KEYS)
        .settings(Settings.class)
        .memory(MEGABYTES);
  }

  @Override
  public Miner miner(Context context) throws Exception {
    Recognizer recognizer =
        Recognizer.open(context.model(MODEL.name()), context.model(KEYS.name()));
    LineReader reader = new LineReader(recognizer, context.settings(Settings.class).detail());
    return Miner.of(READ, new Reader(reader)).closing(recognizer);
  }

  @Override
  public Validator validator(Context context) {
    Settings settings = context.settings(Settings.class);
    if (settings.secret().isEmpty()) {
      context
          .logger()
          .log(
              System.Logger.Level.WARNING,
              "this validator has no secret: whoever knows the round's seed can draw its pictures"
                  + " and needs no model; set \"secret\" to 16 characters or more");
    }
    return Validator.of(READ, Truth.class, new LineExam(settings));
  }
}
