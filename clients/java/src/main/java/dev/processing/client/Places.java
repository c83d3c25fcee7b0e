package dev.processing.client;

import dev.processing.extraction.v1.Place;
import java.nio.charset.StandardCharsets;

/** Cuts places out of documents. */
public final class Places {
  private Places() {}

  /**
   * The text at a place, cut by UTF-16 code units, as Java counts its strings.
   *
   * @param place a place that the service gave
   * @param document the document as it was sent; a byte order mark must still be in it
   * @throws IndexOutOfBoundsException the place is not in the document
   * @throws IllegalArgumentException the place is in a file of Word or a PDF, which hold no text to cut; {@code getWord} and {@code getPage} say where, and {@link #textIn} cuts
   *     the text of them. Or it came without UTF-16 code units, since {@code offset_units} asked for others
   */
  public static String textAt(Place place, String document) {
    refuseWhatHoldsNoText(place);
    return cut(place, document);
  }

  /**
   * The text at a place, cut by bytes of UTF-8.
   *
   * @param place a place that the service gave
   * @param document the document as it was sent; a byte order mark must still be in it
   * @throws IndexOutOfBoundsException the place is not in the document
   * @throws IllegalArgumentException the document is not in UTF-8, or it is a file of Word or a PDF; {@code getBytes}, {@code getWord} and {@code getPage} say where, and
   *     {@link #textIn} cuts the text of them. Or the place came without bytes of UTF-8, since {@code offset_units} asked for others
   */
  public static String textAt(Place place, byte[] document) {
    refuseWhatHoldsNoText(place);
    if (place.hasBytes()) {
      throw new IllegalArgumentException("the document is not in UTF-8, getBytes says where in it; ask for its text by include_text and cut that by textIn");
    }
    if (!place.hasUtf8()) {
      throw new IllegalArgumentException("the place came without utf8; ask for it by offset_units");
    }
    int start = place.getUtf8().getStart();
    return new String(document, start, place.getUtf8().getEnd() - start, StandardCharsets.UTF_8);
  }

  /**
   * The text at a place, out of the text that came with the result. For documents of every kind.
   *
   * @param place a place that the service gave
   * @param text that of the result, or of the event of a stream
   * @throws IndexOutOfBoundsException the place is not in the text
   * @throws IllegalArgumentException there is no text, since {@code include_text} did not ask for it; or the place came without UTF-16 code units
   */
  public static String textIn(Place place, String text) {
    if (text.isEmpty() && place.getUtf16().getEnd() > 0) {
      throw new IllegalArgumentException("the result came without its text; ask for it by include_text");
    }
    return cut(place, text);
  }

  private static void refuseWhatHoldsNoText(Place place) {
    if (place.getLocationCase() != Place.LocationCase.LOCATION_NOT_SET) {
      throw new IllegalArgumentException("the document holds no text to cut, the place is in its " + place.getLocationCase() + "; ask for its text by include_text and cut that by textIn");
    }
  }

  private static String cut(Place place, String text) {
    if (!place.hasUtf16()) {
      throw new IllegalArgumentException("the place came without utf16; ask for it by offset_units");
    }
    return text.substring(place.getUtf16().getStart(), place.getUtf16().getEnd());
  }
}
