package dev.initsweep.cell;

import java.io.Serializable;

/**
 * Says which examples a setting trains on.
 *
 * @param name the data set's name in the registry; for people, no part of any identity
 * @param digest SHA-256 of the data set's content, lower-case hex
 * @param trainExamples how many training examples a cell takes, at least 1
 * @param subset which ones; {@link Subset#FIRST} where a cell takes them all
 * @param scaling how raw values become network inputs
 */
public record DataChoice(
    String name, String digest, int trainExamples, Subset subset, InputScaling scaling)
    implements Serializable {

  public DataChoice {
    Checks.require(trainExamples >= 1, "train-examples", trainExamples, "at least 1");
  }

  /**
   * Tells whether a data set's name is that of the user's own. Such a name is a file, or a folder
   * with a slash at its end; options follow a "?".
   */
  public static boolean isFile(String name) {
    return OwnDataName.parse(name).isPresent();
  }
}
