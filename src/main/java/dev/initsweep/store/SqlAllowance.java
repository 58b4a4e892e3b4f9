package dev.initsweep.store;

import dev.initsweep.cell.BadInputException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.analysis.UnresolvedGenerator;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.analysis.UnresolvedTableOrView;
import org.apache.spark.sql.catalyst.analysis.UnresolvedTableValuedFunction;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.ExpressionInfo;
import org.apache.spark.sql.catalyst.expressions.InheritAnalysisRules;
import org.apache.spark.sql.catalyst.expressions.PlanExpression;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.View;
import org.apache.spark.sql.catalyst.trees.TreeNode;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Lists what a query may consist of: nodes of plans, relations, functions. What is not listed is
 * refused, so that what Spark learns in a later version is refused until somebody has looked at it.
 */
final class SqlAllowance {

  private static final String EXPECTED =
      "expected a query: sql only reads the views, and docs/sql.md lists what it may use";

  /** Nodes of parsed plans, then those of analysed ones, by the names of their classes. */
  private static final Set<String> NODES =
      Set.of(
          "UnresolvedHaving",
          "UnresolvedHint",
          "UnresolvedInlineTable",
          "UnresolvedQualify",
          "UnresolvedRelation",
          "UnresolvedSubqueryColumnAliases",
          "UnresolvedTVFAliases",
          "UnresolvedTableValuedFunction",
          "UnresolvedWith",
          "PipeOperator",
          "WithWindowDefinition",
          "Aggregate",
          "CTERelationDef",
          "CTERelationRef",
          "Deduplicate",
          "Distinct",
          "Except",
          "Expand",
          "Filter",
          "Generate",
          "GlobalLimit",
          "Intersect",
          "Join",
          "LateralJoin",
          "LocalLimit",
          "LocalRelation",
          "Offset",
          "OneRowRelation",
          "Pivot",
          "Project",
          "Range",
          "RebalancePartitions",
          "Repartition",
          "RepartitionByExpression",
          "ResolvedHint",
          "Sample",
          "Sort",
          "SubqueryAlias",
          "Union",
          "UnionLoop",
          "UnionLoopRef",
          "Unpivot",
          "Window",
          "WithCTE");

  /** Groups of Spark's own functions. */
  private static final Set<String> GROUPS =
      Set.of(
          "agg_funcs",
          "array_funcs",
          "bitwise_funcs",
          "collection_funcs",
          "conditional_funcs",
          "conversion_funcs",
          "datetime_funcs",
          "generator_funcs",
          "hash_funcs",
          "json_funcs",
          "lambda_funcs",
          "map_funcs",
          "math_funcs",
          "predicate_funcs",
          "string_funcs",
          "struct_funcs",
          "window_funcs");

  /** Functions of other groups. */
  private static final Set<String> FUNCTIONS = Set.of("typeof", "monotonically_increasing_id");

  /** Functions that stand in place of a table. */
  private static final Set<String> TABLE_FUNCTIONS =
      Set.of(
          "range",
          "explode",
          "explode_outer",
          "inline",
          "inline_outer",
          "posexplode",
          "posexplode_outer",
          "stack",
          "json_tuple");

  /**
   * Expressions that are no functions: what syntax makes, and what allowed functions turn into when
   * a plan is analysed.
   */
  private static final Set<String> EXPRESSIONS =
      Set.of(
          "UnresolvedAlias",
          "UnresolvedAttribute",
          "UnresolvedCollation",
          "UnresolvedExtractValue",
          "UnresolvedFunction",
          "UnresolvedGenerator",
          "UnresolvedNamedLambdaVariable",
          "UnresolvedOrdinal",
          "UnresolvedRegex",
          "UnresolvedStar",
          "UnresolvedStarExceptOrReplace",
          "UnresolvedSubqueryColumnAliases",
          "UnresolvedWindowExpression",
          "AggregateExpression",
          "Alias",
          "AttributeReference",
          "BaseGroupingSets",
          "BinaryPad",
          "BinaryPredicate",
          "Cast",
          "Ceil",
          "Collate",
          "Contains",
          "CountMinSketchAgg",
          "Cube",
          "CurrentRow",
          "DateAddInterval",
          "DateAddYMInterval",
          "DatetimeSub",
          "EndsWith",
          "Exists",
          "Explode",
          "ExtractANSIIntervalDays",
          "Floor",
          "GetArrayItem",
          "GetArrayStructFields",
          "GetMapValue",
          "GetStructField",
          "GroupingSets",
          "Hour",
          "InSubquery",
          "Inline",
          "KnownNullable",
          "LambdaFunction",
          "LateralSubquery",
          "LikeAll",
          "LikeAny",
          "ListQuery",
          "Literal",
          "MakeTimestamp",
          "MakeTimestampFromDateTime",
          "MakeTimestampNTZ",
          "Mask",
          "MaxBy",
          "MaxMinByK",
          "MinBy",
          "Minute",
          "Mode",
          "MultiAlias",
          "NamePlaceholder",
          "NamedArgumentExpression",
          "NamedLambdaVariable",
          "NotLikeAll",
          "NotLikeAny",
          "OuterReference",
          "PercentileCont",
          "PercentileDisc",
          "PivotFirst",
          "PosExplode",
          "PreciseTimestampConversion",
          "PrettyAttribute",
          "ResolvedCollation",
          "Rollup",
          "RoundCeil",
          "RoundFloor",
          "RowFrame",
          "RangeFrame",
          "ScalarSubquery",
          "Second",
          "SortOrder",
          "SpecifiedWindowFrame",
          "StartsWith",
          "StringLPad",
          "StringRPad",
          "SubtractDates",
          "SubtractTimestamps",
          "TimeAdd",
          "TimeBucket",
          "TimestampAdd",
          "TimestampAddInterval",
          "TimestampAddYMInterval",
          "TimestampDiff",
          "ToCharacter",
          "TryEval",
          "TryMakeTimestamp",
          "TryMakeTimestampFromDateTime",
          "UnboundedFollowing",
          "UnboundedPreceding",
          "UnspecifiedFrame",
          "WindowExpression",
          "WindowSpecDefinition");

  /** Names of all functions that Spark has, and of those that are allowed. */
  private final Set<String> known = new HashSet<>();

  private final Set<String> allowed = new HashSet<>();

  /** Names of the classes of allowed functions. */
  private final Set<String> classes = new HashSet<>();

  SqlAllowance(SparkSession spark) {
    FunctionRegistry functions = spark.sessionState().functionRegistry();
    for (FunctionIdentifier function : CollectionConverters.asJava(functions.listFunction())) {
      String name = function.funcName().toLowerCase(Locale.ROOT);
      ExpressionInfo info = functions.lookupFunction(function).get();
      known.add(name);
      if (FUNCTIONS.contains(name) || GROUPS.contains(String.valueOf(info.getGroup()))) {
        allowed.add(name);
        classes.add(info.getClassName());
      }
    }
  }

  /** Tells whether a statement lists the views or the columns of one. */
  boolean isListing(LogicalPlan parsed) {
    return switch (parsed.nodeName()) {
      case "ShowTables" -> name(parsed.children().head()).equals("CurrentNamespace");
      case "DescribeRelation" ->
          parsed.children().head() instanceof UnresolvedTableOrView view
              && isView(view.multipartIdentifier());
      default -> false;
    };
  }

  /**
   * Refuses a plan that holds anything that is not listed.
   *
   * @param plan parsed or analysed
   * @param word the first of the statement, by which its user knows it
   * @throws BadInputException if it does; the message names it
   */
  void check(LogicalPlan plan, String word) {
    if (plan instanceof View view) {
      // What lies below is ours.
      requireView(view);
      return;
    }
    String name = name(plan);
    if (!NODES.contains(name)) {
      String bare = name.replaceFirst("(Command|Statement)$", "");
      throw refused(word.isEmpty() ? bare : word + ", which Spark calls " + bare);
    }
    if (plan instanceof UnresolvedRelation relation && relation.multipartIdentifier().size() > 1) {
      throw noView(String.join(".", CollectionConverters.asJava(relation.multipartIdentifier())));
    }
    if (plan instanceof UnresolvedTableValuedFunction function) {
      requireTableFunction(function.name());
    }
    CollectionConverters.asJava(plan.expressions()).forEach(this::check);
    checkAll(plan.children());
    // Such as the queries of a WITH, and those of a command.
    checkAll(plan.innerChildren());
  }

  private void checkAll(Seq<?> nodes) {
    for (Object node : CollectionConverters.asJava(nodes)) {
      if (node instanceof LogicalPlan plan) {
        check(plan, "");
      } else if (node instanceof Expression expression) {
        check(expression);
      }
    }
  }

  private void check(Expression expression) {
    if (!classes.contains(expression.getClass().getName())
        && !EXPRESSIONS.contains(name(expression))) {
      throw refused("function " + expression.prettyName());
    }
    if (expression instanceof UnresolvedFunction function) {
      requireFunction(function.nameParts().last());
      function.filter().foreach(this::checked);
    }
    if (expression instanceof UnresolvedGenerator generator) {
      requireFunction(generator.name().funcName());
    }
    if (expression instanceof PlanExpression<?> subquery
        && (Object) subquery.plan() instanceof LogicalPlan plan) {
      check(plan, "");
    }
    // What Spark puts in place of a function is its own; what it is applied to is the user's.
    checkAll(
        expression instanceof InheritAnalysisRules replaced
            ? replaced.parameters()
            : expression.children());
  }

  private Object checked(Expression expression) {
    check(expression);
    return expression;
  }

  /** Of unknown functions Spark says so, and which known name is near. */
  private void requireFunction(String function) {
    String name = function.toLowerCase(Locale.ROOT);
    if (known.contains(name) && !allowed.contains(name)) {
      throw refused("function " + name);
    }
  }

  private static void requireTableFunction(Seq<String> parts) {
    String name = parts.last().toLowerCase(Locale.ROOT);
    if (!TABLE_FUNCTIONS.contains(name)) {
      throw refused("function " + name);
    }
  }

  private static void requireView(View view) {
    String name = view.desc().identifier().table();
    if (!view.isTempView() || !SqlViews.NAMES.contains(name)) {
      throw noView(name);
    }
  }

  private static boolean isView(Seq<String> parts) {
    return parts.size() == 1 && SqlViews.NAMES.contains(parts.head().toLowerCase(Locale.ROOT));
  }

  /** The name of a node's class; of Scala's objects without the sign at its end. */
  private static String name(TreeNode<?> node) {
    return node.getClass().getSimpleName().replace("$", "");
  }

  private static BadInputException noView(String name) {
    return new BadInputException(
        "Invalid query: relation %s (expected one of the views %s)"
            .formatted(name, String.join(", ", SqlViews.NAMES)));
  }

  private static BadInputException refused(String what) {
    return new BadInputException("Invalid query: %s (%s)".formatted(what, EXPECTED));
  }
}
