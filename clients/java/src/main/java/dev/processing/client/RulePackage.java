package dev.processing.client;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of rules, as they are sent to a server: their contents by path, with {@code /}, relative to the root of the package. */
public final class RulePackage {
  static final String NUMBERS = "schema.numbers.json";
  private static final Pattern DATA = Pattern.compile("from[ \\t]*\"(?:[^\"\\r\\n]*/)?([^\"/\\r\\n]+)\"");

  private RulePackage() {}

  /**
   * The rules of a folder and all below it, with the data files that they name and the file of field numbers.
   *
   * @throws IOException a file cannot be read
   * @throws NoSuchElementException there are no rules
   */
  public static Map<String, ByteString> read(Path folder) throws IOException {
    Map<String, ByteString> files = new TreeMap<>();
    add(files, folder, path -> path.endsWith(".rules"));
    if (files.isEmpty()) {
      throw new NoSuchElementException(folder + " holds no .rules file");
    }
    // A folder may hold thousands of documents beside its rules, so only files that the rules name are read as data.
    Set<String> names = new HashSet<>();
    files.values().forEach(rules -> DATA.matcher(rules.toString(StandardCharsets.UTF_8)).results().forEach(match -> names.add(match.group(1))));
    add(files, folder, path -> path.equals(NUMBERS) || names.contains(path.substring(path.lastIndexOf('/') + 1)));
    return files;
  }

  private static void add(Map<String, ByteString> files, Path folder, Predicate<String> wanted) throws IOException {
    List<Path> all;
    try (Stream<Path> found = Files.walk(folder)) {
      all = found.filter(Files::isRegularFile).toList();
    }
    for (Path file : all) {
      String path = folder.relativize(file).toString().replace('\\', '/');
      if (wanted.test(path)) {
        files.put(path, ByteString.copyFrom(Files.readAllBytes(file)));
      }
    }
  }
}
