/**
 * What a user asks for: configuration records, the parser that turns a plan file into them with
 * file and line in every complaint, axes and grids, and the cost model.
 *
 * <p>Start with {@link dev.initsweep.plan.Plan} and {@link dev.initsweep.plan.GroupPlan}. May
 * import {@code cell} only.
 */
package dev.initsweep.plan;
