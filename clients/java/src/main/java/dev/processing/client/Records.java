package dev.processing.client;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import dev.processing.extraction.v1.Field;
import dev.processing.extraction.v1.Place;
import dev.processing.extraction.v1.Record;
import java.util.List;

/** Reads records. */
public final class Records {
  private Records() {}

  /**
   * The record as an object of the class that {@code rules schema} and protoc made for its type, such as {@code Records.to(record, Official.getDefaultInstance())}.
   *
   * @param record a record of a call that asked for this form by {@code record_form}
   * @param ofClass any instance of the class
   * @throws IllegalArgumentException the record is of another type, came without its typed form, or cannot be read
   */
  public static <T extends Message> T to(Record record, T ofClass) {
    String name = record.getPackage() + "." + record.getRecord();
    String wanted = ofClass.getDescriptorForType().getFullName();
    if (!wanted.equals(name)) {
      throw new IllegalArgumentException("the record is of type " + name + ", not " + wanted);
    }
    if (!record.hasTyped()) {
      throw new IllegalArgumentException("the " + name + " came without its typed form; ask for it with RECORD_FORM_TYPED");
    }
    try {
      @SuppressWarnings("unchecked")
      T typed = (T) ofClass.getParserForType().parseFrom(record.getTyped());
      return typed;
    } catch (InvalidProtocolBufferException broken) {
      throw new IllegalArgumentException("the " + name + " is not in the form of its class", broken);
    }
  }

  /** Where a field was read, by its name in the rules, in text order; empty where it is not filled. */
  public static List<Place> placesOf(Record record, String field) {
    return record.getFieldsList().stream().filter(each -> each.getName().equals(field)).findFirst().map(Field::getPlacesList).orElse(List.of());
  }
}
