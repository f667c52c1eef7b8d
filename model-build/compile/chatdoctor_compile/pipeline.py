"""From the module to WGSL and wasm32 objects: the passes, their order and why."""

from __future__ import annotations

import tvm
from tvm import relax
from tvm.ir import IRModule
from tvm.s_tir import dlight
from tvm.target import Target


def web_target() -> Target:
    """Kernels in WGSL, host code for WebAssembly. 256 threads are WebGPU's default limit for a workgroup."""
    return Target(
        {"kind": "webgpu", "max_num_threads": 256},
        host={"kind": "llvm", "mtriple": "wasm32-unknown-unknown-wasm"},
    )


def passes(target: Target) -> tvm.transform.Pass:
    """The pipeline that relax.build runs."""

    @tvm.transform.module_pass(opt_level=0)
    def run(module: IRModule, _context: tvm.transform.PassContext) -> IRModule:
        with target:
            return tvm.transform.Sequential(
                [
                    # Operators become loops; neighbours with compatible loops become one kernel, so that
                    # activations, residual additions and casts cost no dispatch of their own.
                    relax.transform.LegalizeOps(),
                    # A reshape is a view of the same memory; once fused or scheduled it would be a copying kernel.
                    relax.transform.RewriteDataflowReshape(),
                    relax.transform.AnnotateTIROpPattern(),
                    relax.transform.FoldConstant(),
                    relax.transform.FuseOps(),
                    relax.transform.FuseTIR(),
                    relax.transform.DeadCodeElimination(),
                    # The first schedule that fits a kernel is taken.
                    dlight.ApplyDefaultSchedule(
                        dlight.gpu.Matmul(),
                        dlight.gpu.GEMV(),
                        dlight.gpu.Reduction(),
                        dlight.gpu.GeneralReduction(),
                        dlight.gpu.Fallback(),
                    ),
                    relax.transform.ToNonDataflow(),
                    relax.transform.RemovePurityChecking(),
                    relax.transform.CallTIRRewrite(),
                    # One allocation for all intermediates of a function, planned for the largest chunk.
                    relax.transform.StaticPlanBlockMemory(),
                    relax.transform.LowerAllocTensor(),
                    relax.transform.KillAfterLastUse(),
                    relax.transform.LowerRuntimeBuiltin(),
                    relax.transform.ComputePrimValue(),
                    relax.transform.VMShapeLower(),
                    relax.transform.AttachGlobalSymbol(),
                ]
            )(module)

    return run


def compile_objects(module: IRModule, target: Target):
    """Runs the pipeline and code generation. Raises where a kernel has no WGSL form."""
    # Common subexpression elimination makes Let bindings that the WGSL generator does not know.
    with tvm.transform.PassContext(opt_level=3, config={"tirx.disable_cse_tir": True}):
        return relax.build(module, target=target, relax_pipeline=passes(target), system_lib=True)
