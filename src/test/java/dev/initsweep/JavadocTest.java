package dev.initsweep;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** Holds that the Javadoc of public declarations begins with a short sentence, not a fragment. */
class JavadocTest {

  private static final Path SOURCES = Path.of("src/main/java");

  private static final int MOST_WORDS = 19;

  private static final Set<String> FRAGMENT_BEGINS_WITH =
      Set.of(
          "of", "by", "in", "for", "with", "without", "from", "at", "on", "as", "to", "what",
          "which", "who", "how", "where", "whether", "when");

  /** The first sentence of a declaration's Javadoc; {@code place} is its file and line. */
  private record Sentence(String place, String text) {

    Optional<String> fault() {
      String[] words = text.split("\\s+", -1);
      if (!text.endsWith(".")) {
        return Optional.of(place + ": no full stop ends \"" + text + "\"");
      }
      if (words.length > MOST_WORDS) {
        return Optional.of(place + ": " + words.length + " words are too many in \"" + text + "\"");
      }
      return FRAGMENT_BEGINS_WITH.contains(words[0].toLowerCase(Locale.ROOT))
          ? Optional.of(place + ": no sentence begins as \"" + text + "\"")
          : Optional.empty();
    }
  }

  @Test
  void beginsWithAShortSentence() throws IOException {
    List<Sentence> sentences = sentences();
    assertThat(sentences).hasSizeGreaterThan(500);
    assertThat(sentences.stream().map(Sentence::fault).flatMap(Optional::stream)).isEmpty();
  }

  private static List<Sentence> sentences() throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<Sentence> sentences = new ArrayList<>();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, UTF_8);
        Stream<Path> found = Files.walk(SOURCES)) {
      List<Path> sources = found.filter(p -> p.toString().endsWith(".java")).sorted().toList();
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources));
      Declarations declarations = new Declarations(DocTrees.instance(task));
      for (CompilationUnitTree unit : task.parse()) {
        declarations.scan(unit, sentences);
      }
    }
    return sentences;
  }

  /** Collects the first sentences of public types, methods, constructors and constants. */
  private static final class Declarations extends TreePathScanner<Void, List<Sentence>> {
    private final DocTrees docs;

    Declarations(DocTrees docs) {
      this.docs = docs;
    }

    @Override
    public Void visitClass(ClassTree tree, List<Sentence> sentences) {
      collect(tree, sentences);
      return super.visitClass(tree, sentences);
    }

    @Override
    public Void visitMethod(MethodTree tree, List<Sentence> sentences) {
      collect(tree, sentences);
      return super.visitMethod(tree, sentences);
    }

    @Override
    public Void visitVariable(VariableTree tree, List<Sentence> sentences) {
      collect(tree, sentences);
      return super.visitVariable(tree, sentences);
    }

    private void collect(Tree tree, List<Sentence> sentences) {
      TreePath path = getCurrentPath();
      if (isPublic(path) && docs.getDocCommentTree(path) != null) {
        String text =
            docs.getDocCommentTree(path).getFirstSentence().stream()
                .map(Object::toString)
                .collect(Collectors.joining());
        CompilationUnitTree unit = path.getCompilationUnit();
        long start = docs.getSourcePositions().getStartPosition(unit, tree);
        String file = unit.getSourceFile().getName();
        sentences.add(new Sentence(file + ":" + unit.getLineMap().getLineNumber(start), text));
      }
    }

    private static boolean isPublic(TreePath path) {
      Set<Modifier> flags = modifiers(path.getLeaf()).getFlags();
      TreePath owner = path.getParentPath();
      return flags.contains(Modifier.PUBLIC)
          || (owner.getLeaf().getKind() == Tree.Kind.INTERFACE
              && !flags.contains(Modifier.PRIVATE)
              && isPublic(owner));
    }

    private static ModifiersTree modifiers(Tree tree) {
      if (tree instanceof ClassTree type) {
        return type.getModifiers();
      }
      return tree instanceof MethodTree method
          ? method.getModifiers()
          : ((VariableTree) tree).getModifiers();
    }
  }
}
