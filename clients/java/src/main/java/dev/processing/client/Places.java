package dev.processing.client;

import dev.processing.extraction.v1.Place;

/** Cuts places out of documents. */
public final class Places {
  private Places() {}

  /**
   * The text at a place, cut by UTF-16 code units, as Java counts its strings.
   *
   * @param place a place that the service gave
   * @param document the document as it was sent; a byte order mark must still be in it
   * @throws IndexOutOfBoundsException the place is not in the document
   * @throws IllegalArgumentException the place is in a file of Word or a PDF, which hold no text to cut; {@code getWord} and {@code getPage} say where. Or it came without
   *     UTF-16 code units, since {@code offset_units} asked for others
   */
  public static String textAt(Place place, String document) {
    if (place.getLocationCase() != Place.LocationCase.LOCATION_NOT_SET) {
      throw new IllegalArgumentException("the document holds no text to cut: the place is in its " + place.getLocationCase());
    }
    if (!place.hasUtf16()) {
      throw new IllegalArgumentException("the place came without utf16; ask for it by offset_units");
    }
    return document.substring(place.getUtf16().getStart(), place.getUtf16().getEnd());
  }
}
