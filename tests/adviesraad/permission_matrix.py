"""What each visitor gets at each address, by the state of its record and, for a step, the status it leads to.

The visitors stand in the order of test_permission_matrix.VISITORS. What has no line here is not found by anybody, and
asks whoever is logged out for a login where it is work.
"""

MATRIX = """
# address, state of the record, next status
home                                                                     222222222
advice_list                                                              222222222
recommendation_list                                                      222222222
request_detail received                                                  ..22.....
request_detail in_preparation                                            ..22.....
request_detail answered                                                  ..22.....
request_detail withdrawn                                                 ..22.....
request_detail declined                                                  ..22.....
request_detail public                                                    222222222
advice_detail adopted                                                    ..22.....
advice_detail sent                                                       ..22..2..
advice_detail published                                                  222222222
advice_detail withdrawn                                                  222222222
advice_detail silent                                                     222222222
advice_pdf published                                                     222222222
advice_pdf silent                                                        222222222
recommendation_detail adopted                                            ..22.....
recommendation_detail sent                                               ..22..2..
recommendation_detail published                                          222222222
recommendation_detail withdrawn                                          222222222
recommendation_detail silent                                             222222222
commitment_list                                                          222222222
commitment_detail open                                                   222222222
commitment_detail settlement_proposed                                    222222222
commitment_detail settled                                                222222222
commitment_detail partly_settled                                         222222222
commitment_detail lapsed                                                 222222222
commitment_detail superseded                                             222222222
commitment_detail to_municipal_council_open                              222222222
commitment_detail to_municipal_council_settlement_proposed               222222222
commitment_detail to_municipal_council_settled                           222222222
commitment_detail to_municipal_council_partly_settled                    222222222
commitment_detail to_municipal_council_lapsed                            222222222
commitment_detail to_municipal_council_superseded                        222222222
policy_list                                                              222222222
policy_detail hidden                                                     ..2.2.2..
policy_detail public                                                     222222222
theme_list                                                               222222222
theme_detail                                                             222222222
meeting_list                                                             222222222
search                                                                   222222222
figures                                                                  222222222
about                                                                    222222222
accessibility                                                            222222222
glossary                                                                 222222222
privacy                                                                  222222222
calendar_of_all                                                          222222222
calendar_of_council                                                      222222222
calendar_of_user                                                         222222222
document_download hidden                                                 ......2..
document_download public                                                 222222222
desk                                                                     >22222222
desk_seen                                                                >>>>>>>>>
my_mail                                                                  >22222222
notice_open                                                              >.....>..
keep_typed                                                               >--------
my_calendar                                                              >22222222
my_sign_ins                                                              >22222222
my_sessions_end                                                          >>>>>>>>>
calendar_renew                                                           >>>>>>>>>
calendar_stop                                                            >>>>>>>>>
privacy_correction aanvraag received                                     >.2x.....
privacy_correction aanvraag in_preparation                               >.2x.....
privacy_correction aanvraag answered                                     >.2x.....
privacy_correction aanvraag withdrawn                                    >.2x.....
privacy_correction aanvraag declined                                     >.2x.....
privacy_correction aanvraag public                                       >x2xxx2xx
privacy_correction advies draft                                          >.2x.....
privacy_correction advies in_review                                      >.2x.....
privacy_correction advies adopted                                        >.2x.....
privacy_correction advies sent                                           >.2x..2..
privacy_correction advies published                                      >x2xxx2xx
privacy_correction advies withdrawn                                      >x2xxx2xx
privacy_correction advies silent                                         >x2xxx2xx
privacy_correction aanbeveling draft                                     >.2x.....
privacy_correction aanbeveling in_review                                 >.2x.....
privacy_correction aanbeveling adopted                                   >.2x.....
privacy_correction aanbeveling sent                                      >.2x..2..
privacy_correction aanbeveling published                                 >x2xxx2xx
privacy_correction aanbeveling withdrawn                                 >.2x.....
privacy_correction aanbeveling silent                                    >x2xxx2xx
privacy_correction reactie draft                                         >.....2..
privacy_correction reactie published                                     >xxxxx2xx
privacy_correction reactie draft_by_secretary                            >.2......
privacy_correction reactie published_by_secretary                        >x2xxxxxx
privacy_correction toezegging draft                                      >.....2..
privacy_correction toezegging open                                       >x2xxx2xx
privacy_correction toezegging settlement_proposed                        >x2xxx2xx
privacy_correction toezegging settled                                    >x2xxx2xx
privacy_correction toezegging superseded                                 >x2xxx2xx
privacy_correction toezegging to_municipal_council_superseded            >x2x2x2xx
privacy_correction toezegging partly_settled                             >x2xxx2xx
privacy_correction toezegging lapsed                                     >x2xxx2xx
privacy_correction toezegging to_municipal_council_draft                 >.....2x.
privacy_correction toezegging to_municipal_council_open                  >x2x2x2xx
privacy_correction toezegging to_municipal_council_settlement_proposed   >x2x2x2xx
privacy_correction toezegging to_municipal_council_settled               >x2x2x2xx
privacy_correction toezegging to_municipal_council_partly_settled        >x2x2x2xx
privacy_correction toezegging to_municipal_council_lapsed                >x2x2x2xx
privacy_correction toezegging draft_by_secretary                         >.2......
privacy_correction beleid hidden                                         >.2.2.2..
privacy_correction beleid public                                         >x2x2x2xx
request_new                                                              >x2x2xxxx
request_edit received                                                    >.2x.....
request_edit in_preparation                                              >.2x.....
request_edit answered                                                    >.>x.....
request_edit withdrawn                                                   >.>x.....
request_edit declined                                                    >.>x.....
request_edit public                                                      >x>xxxxxx
request_publish received                                                 >.2x.....
request_publish in_preparation                                           >.2x.....
request_publish answered                                                 >.2x.....
request_publish withdrawn                                                >.2x.....
request_publish declined                                                 >.2x.....
request_publish public                                                   >x2xxxxxx
request_keep_private received                                            >.2x.....
request_keep_private in_preparation                                      >.2x.....
request_keep_private answered                                            >.2x.....
request_keep_private withdrawn                                           >.2x.....
request_keep_private declined                                            >.2x.....
request_keep_private public                                              >x2xxxxxx
file_publish hidden                                                      >.....x..
file_publish public                                                      >x2xxxxxx
file_make_private hidden                                                 >.....x..
file_make_private public                                                 >x2xxxxxx
request_step received in_preparation                                     >.22.....
request_step received withdrawn                                          >.2......
request_step received declined                                           >.2......
request_step in_preparation withdrawn                                    >.2......
request_step in_preparation declined                                     >.2......
request_step public in_preparation                                       >.22.....
request_step public withdrawn                                            >.2......
request_step public declined                                             >.2......
request_remove received                                                  >.2x.....
request_remove in_preparation                                            >.2x.....
request_remove answered                                                  >.>x.....
request_remove withdrawn                                                 >.>x.....
request_remove declined                                                  >.>x.....
request_remove public                                                    >x>xxxxxx
request_extend received                                                  >.2x.....
request_extend in_preparation                                            >.2x.....
request_extend answered                                                  >.>x.....
request_extend withdrawn                                                 >.>x.....
request_extend declined                                                  >.>x.....
request_extend public                                                    >x2xxxxxx
advice_new                                                               >x2222xxx
advice_work draft                                                        >.22.....
advice_work in_review                                                    >.22.....
advice_work adopted                                                      >.22.....
advice_work sent                                                         >.22..2..
advice_work published                                                    >22222222
advice_work withdrawn                                                    >22222222
advice_work silent                                                       >22222222
advice_edit draft                                                        >.22.....
advice_edit in_review                                                    >.22.....
advice_edit adopted                                                      >.>>.....
advice_edit sent                                                         >.>>..x..
advice_edit published                                                    >x>>xxxxx
advice_edit withdrawn                                                    >x>>xxxxx
advice_edit silent                                                       >x>>xxxxx
advice_look_back draft                                                   >.22.....
advice_look_back in_review                                               >.22.....
bin                                                                      >x222222x
advice_delete draft                                                      >.2x.....
advice_delete in_review                                                  >.2x.....
advice_delete adopted                                                    >.2x.....
advice_delete sent                                                       >.2x..x..
advice_delete published                                                  >x2xxxxxx
advice_delete withdrawn                                                  >x2xxxxxx
advice_delete silent                                                     >x2xxxxxx
advice_preview_pdf draft                                                 >.22.....
advice_preview_pdf in_review                                             >.22.....
advice_preview_pdf adopted                                               >.22.....
advice_preview_pdf sent                                                  >.22..x..
advice_preview_pdf published                                             >x22xxxxx
advice_preview_pdf withdrawn                                             >x22xxxxx
advice_preview_pdf silent                                                >x22xxxxx
advice_preview_mail draft                                                >.22.....
advice_preview_mail in_review                                            >.22.....
advice_preview_mail adopted                                              >.22.....
advice_preview_mail sent                                                 >.22..x..
advice_preview_mail published                                            >x22xxxxx
advice_preview_mail withdrawn                                            >x22xxxxx
advice_preview_mail silent                                               >x22xxxxx
advice_readability draft                                                 >.22.....
advice_readability in_review                                             >.22.....
advice_readability adopted                                               >.22.....
advice_readability sent                                                  >.22..x..
advice_readability published                                             >x22xxxxx
advice_readability withdrawn                                             >x22xxxxx
advice_readability silent                                                >x22xxxxx
review_new in_review                                                     >.x2.....
advice_new_version draft                                                 >.>>.....
advice_new_version in_review                                             >.>>.....
advice_new_version adopted                                               >.>>.....
advice_new_version sent                                                  >.>>..x..
advice_new_version published                                             >x22xxxxx
advice_new_version withdrawn                                             >x>>xxxxx
advice_new_version silent                                                >x22xxxxx
advice_step draft in_review                                              >.22.....
advice_step in_review draft                                              >.22.....
advice_step in_review adopted                                            >..2.....
advice_step adopted in_review                                            >..2.....
advice_step adopted sent                                                 >.2......
advice_step sent published                                               >.2......
advice_step published withdrawn                                          >.2......
advice_step silent withdrawn                                             >.2......
advice_extend sent                                                       >.2x..x..
advice_extend published                                                  >x2xxxxxx
advice_extend silent                                                     >x2xxxxxx
advice_no_answer sent                                                    >.>x..x..
advice_no_answer published                                               >x>xxxxxx
advice_no_answer silent                                                  >x>xxxxxx
advice_dispatch sent                                                     >.2x..x..
advice_dispatch published                                                >x2xxxxxx
advice_dispatch silent                                                   >x2xxxxxx
advice_forwarded sent                                                    >.2x..x..
advice_forwarded published                                               >x2xxxxxx
advice_forwarded silent                                                  >x2xxxxxx
advice_plan sent                                                         >.2x..x..
response_plan draft                                                      >.....2..
response_plan draft_by_secretary                                         >.2......
plan_cancel of_advice                                                    >.2x.....
plan_cancel of_response                                                  >.....2..
reminder_new sent                                                        >.2x..x..
reminder_new published                                                   >x2xxxxxx
reminder_new silent                                                      >x2xxxxxx
reminder_edit draft                                                      >.2x.....
reminder_edit sent                                                       >x>xxxxxx
reminder_pdf draft                                                       >.2x.....
reminder_pdf sent                                                        >x2xxxxxx
reminder_mail draft                                                      >.2x.....
reminder_mail sent                                                       >x>xxxxxx
reminder_delete draft                                                    >.2x.....
reminder_delete sent                                                     >x>xxxxxx
reminder_step draft draft                                                >..x.....
reminder_step draft sent                                                 >.2x.....
reminder_step sent draft                                                 >x.xxxxxx
reminder_step sent sent                                                  >x.xxxxxx
meeting_plan                                                             >x2222xxx
meeting_new                                                              >x2x2xxxx
meeting_detail                                                           >.22.....
meeting_edit                                                             >.2x.....
meeting_cancel                                                           >.2x.....
meeting_agenda_pdf                                                       >.22.....
agenda_item_new                                                          >.2x.....
agenda_item_change                                                       >.>x.....
agenda_item_decide                                                       >.2x.....
advice_versions draft                                                    >.22.....
advice_versions in_review                                                >.22.....
advice_versions adopted                                                  >.22.....
advice_versions sent                                                     >.22..x..
advice_versions published                                                >x22xxxxx
advice_versions withdrawn                                                >x22xxxxx
advice_versions silent                                                   >x22xxxxx
advice_restore 1 draft                                                   >.22.....
advice_restore 1 in_review                                               >.22.....
advice_restore 1 adopted                                                 >.>>.....
advice_restore 1 sent                                                    >.>>.....
advice_restore 1 published                                               >.>>.....
advice_restore 1 withdrawn                                               >.>>.....
advice_restore 1 silent                                                  >.>>.....
note_new draft                                                           >.22.....
note_new in_review                                                       >.22.....
note_new adopted                                                         >.22.....
note_new sent                                                            >.22..x..
note_new published                                                       >x22xxxxx
note_new withdrawn                                                       >x22xxxxx
note_new silent                                                          >x22xxxxx
note_reply                                                               >.22.....
note_resolve                                                             >.22.....
response_new sent                                                        >.2x..2..
response_new published                                                   >x2xxx2xx
response_new silent                                                      >x2xxx2xx
response_edit draft                                                      >.....2..
response_edit published                                                  >xxxxx>xx
response_edit draft_by_secretary                                         >.2......
response_edit published_by_secretary                                     >x>xxxxxx
response_new_version draft                                               >.....2..
response_new_version published                                           >xxxxx2xx
response_new_version draft_by_secretary                                  >.2......
response_new_version published_by_secretary                              >x2xxxxxx
response_step draft published                                            >.....2..
response_step draft_by_secretary published                               >.2......
reading_new draft                                                        >.....2..
reading_new published                                                    >x2xxx2xx
reading_new draft_by_secretary                                           >.2......
reading_new published_by_secretary                                       >x2xxx2xx
reading_agree draft                                                      >.....2..
reading_agree published                                                  >xxxxx2xx
reading_agree draft_by_secretary                                         >.x......
reading_agree published_by_secretary                                     >xxxxx2xx
confirmation_new reactie draft                                           >xxxxx.xx
confirmation_new reactie published                                       >xxxxx.xx
confirmation_new reactie draft_by_secretary                              >xxxxx.xx
confirmation_new reactie published_by_secretary                          >xxxxx2xx
confirmation_new toezegging draft                                        >xxxxx.xx
confirmation_new toezegging open                                         >xxxxx.xx
confirmation_new toezegging settlement_proposed                          >xxxxx.xx
confirmation_new toezegging settled                                      >xxxxx.xx
confirmation_new toezegging superseded                                   >xxxxx.xx
confirmation_new toezegging to_municipal_council_superseded              >xxxxx.xx
confirmation_new toezegging partly_settled                               >xxxxx.xx
confirmation_new toezegging lapsed                                       >xxxxx.xx
confirmation_new toezegging to_municipal_council_draft                   >xxxxx.xx
confirmation_new toezegging to_municipal_council_open                    >xxxxx.xx
confirmation_new toezegging to_municipal_council_settlement_proposed     >xxxxx.xx
confirmation_new toezegging to_municipal_council_settled                 >xxxxx.xx
confirmation_new toezegging to_municipal_council_partly_settled          >xxxxx.xx
confirmation_new toezegging to_municipal_council_lapsed                  >xxxxx.xx
confirmation_new toezegging draft_by_secretary                           >xxxxx.xx
confirmation_new stand own                                               >xxxxx.xx
confirmation_new stand by_secretary                                      >xxxxx2xx
verdict_new sent                                                         >.x2..2..
verdict_new published                                                    >xx2xx2xx
verdict_new withdrawn                                                    >.x2.....
verdict_new silent                                                       >xx2xx2xx
promise_sentences draft                                                  >x.x.x2.x
promise_sentences published                                              >x2x2x22x
promise_sentences draft_by_secretary                                     >x2x.x..x
promise_sentences published_by_secretary                                 >x2x2x22x
commitment_work_list                                                     >x2x2x22x
report_duty open                                                         >x2xxx2xx
report_duty settlement_proposed                                          >x2xxx2xx
report_duty settled                                                      >x2xxx2xx
report_duty partly_settled                                               >x2xxx2xx
report_duty lapsed                                                       >x2xxx2xx
report_duty to_municipal_council_open                                    >xxxxx22x
report_duty to_municipal_council_settlement_proposed                     >xxxxx22x
report_duty to_municipal_council_settled                                 >xxxxx22x
report_duty to_municipal_council_partly_settled                          >xxxxx22x
report_duty to_municipal_council_lapsed                                  >xxxxx22x
earmark_new open                                                         >xxxxx2xx
earmark_new settlement_proposed                                          >xxxxx2xx
earmark_new settled                                                      >xxxxx2xx
earmark_new partly_settled                                               >xxxxx2xx
earmark_new lapsed                                                       >xxxxx2xx
earmark_new to_municipal_council_open                                    >xxxxx2xx
earmark_new to_municipal_council_settlement_proposed                     >xxxxx2xx
earmark_new to_municipal_council_settled                                 >xxxxx2xx
earmark_new to_municipal_council_partly_settled                          >xxxxx2xx
earmark_new to_municipal_council_lapsed                                  >xxxxx2xx
carry_over                                                               >xxxxx2xx
commitment_new                                                           >x2x2x22x
commitment_work draft                                                    >.....2..
commitment_work open                                                     >22222222
commitment_work settlement_proposed                                      >22222222
commitment_work settled                                                  >22222222
commitment_work partly_settled                                           >22222222
commitment_work lapsed                                                   >22222222
commitment_work superseded                                               >22222222
commitment_work to_municipal_council_draft                               >.....22.
commitment_work to_municipal_council_open                                >22222222
commitment_work to_municipal_council_settlement_proposed                 >22222222
commitment_work to_municipal_council_settled                             >22222222
commitment_work to_municipal_council_partly_settled                      >22222222
commitment_work to_municipal_council_lapsed                              >22222222
commitment_work to_municipal_council_superseded                          >22222222
commitment_work draft_by_secretary                                       >.2......
commitment_edit draft                                                    >.....2..
commitment_edit open                                                     >xxxxx>xx
commitment_edit settlement_proposed                                      >xxxxx>xx
commitment_edit settled                                                  >xxxxx>xx
commitment_edit partly_settled                                           >xxxxx>xx
commitment_edit lapsed                                                   >xxxxx>xx
commitment_edit superseded                                               >xxxxx>xx
commitment_edit to_municipal_council_draft                               >.....22.
commitment_edit to_municipal_council_open                                >xxxxx>>x
commitment_edit to_municipal_council_settlement_proposed                 >xxxxx>>x
commitment_edit to_municipal_council_settled                             >xxxxx>>x
commitment_edit to_municipal_council_partly_settled                      >xxxxx>>x
commitment_edit to_municipal_council_lapsed                              >xxxxx>>x
commitment_edit to_municipal_council_superseded                          >xxxxx>>x
commitment_edit draft_by_secretary                                       >.2......
commitment_new_version draft                                             >.....2..
commitment_new_version open                                              >xxxxx2xx
commitment_new_version settlement_proposed                               >xxxxx2xx
commitment_new_version settled                                           >xxxxx2xx
commitment_new_version partly_settled                                    >xxxxx2xx
commitment_new_version lapsed                                            >xxxxx2xx
commitment_new_version superseded                                        >xxxxx2xx
commitment_new_version to_municipal_council_draft                        >.....22.
commitment_new_version to_municipal_council_open                         >xxxxx22x
commitment_new_version to_municipal_council_settlement_proposed          >xxxxx22x
commitment_new_version to_municipal_council_settled                      >xxxxx22x
commitment_new_version to_municipal_council_partly_settled               >xxxxx22x
commitment_new_version to_municipal_council_lapsed                       >xxxxx22x
commitment_new_version to_municipal_council_superseded                   >xxxxx22x
commitment_new_version draft_by_secretary                                >.2......
new_version_discard                                                      >.....2..
commitment_delete draft                                                  >.....2..
commitment_delete open                                                   >xxxxx>xx
commitment_delete settlement_proposed                                    >xxxxx>xx
commitment_delete settled                                                >xxxxx>xx
commitment_delete partly_settled                                         >xxxxx>xx
commitment_delete lapsed                                                 >xxxxx>xx
commitment_delete superseded                                             >xxxxx>xx
commitment_delete to_municipal_council_draft                             >.....22.
commitment_delete to_municipal_council_open                              >xxxxx>>x
commitment_delete to_municipal_council_settlement_proposed               >xxxxx>>x
commitment_delete to_municipal_council_settled                           >xxxxx>>x
commitment_delete to_municipal_council_partly_settled                    >xxxxx>>x
commitment_delete to_municipal_council_lapsed                            >xxxxx>>x
commitment_delete to_municipal_council_superseded                        >xxxxx>>x
commitment_delete draft_by_secretary                                     >.2......
progress_ask open                                                        >x2xxxxxx
progress_ask settlement_proposed                                         >x>xxxxxx
progress_ask settled                                                     >x>xxxxxx
progress_ask partly_settled                                              >x2xxxxxx
progress_ask lapsed                                                      >x>xxxxxx
progress_ask to_municipal_council_open                                   >xxxxxx2x
progress_ask to_municipal_council_settlement_proposed                    >xxxxxx>x
progress_ask to_municipal_council_settled                                >xxxxxx>x
progress_ask to_municipal_council_partly_settled                         >xxxxxx2x
progress_ask to_municipal_council_lapsed                                 >xxxxxx>x
progress_new open                                                        >x2xxx2xx
progress_new settlement_proposed                                         >x2xxx2xx
progress_new settled                                                     >x2xxx2xx
progress_new partly_settled                                              >x2xxx2xx
progress_new lapsed                                                      >x2xxx2xx
progress_new to_municipal_council_open                                   >xxxxx2xx
progress_new to_municipal_council_settlement_proposed                    >xxxxx2xx
progress_new to_municipal_council_settled                                >xxxxx2xx
progress_new to_municipal_council_partly_settled                         >xxxxx2xx
progress_new to_municipal_council_lapsed                                 >xxxxx2xx
commitment_step draft open                                               >.....2..
commitment_step open settlement_proposed                                 >.....2..
commitment_step open settled                                             >.2......
commitment_step open partly_settled                                      >.2......
commitment_step open lapsed                                              >.2......
commitment_step settlement_proposed open                                 >.2......
commitment_step settlement_proposed settled                              >.2......
commitment_step settlement_proposed partly_settled                       >.2......
commitment_step settlement_proposed lapsed                               >.2......
commitment_step partly_settled settlement_proposed                       >.....2..
commitment_step to_municipal_council_draft open                          >.....22.
commitment_step to_municipal_council_open settlement_proposed            >.....2..
commitment_step to_municipal_council_open settled                        >......2.
commitment_step to_municipal_council_open partly_settled                 >......2.
commitment_step to_municipal_council_open lapsed                         >......2.
commitment_step to_municipal_council_settlement_proposed open            >......2.
commitment_step to_municipal_council_settlement_proposed settled         >......2.
commitment_step to_municipal_council_settlement_proposed partly_settled  >......2.
commitment_step to_municipal_council_settlement_proposed lapsed          >......2.
commitment_step to_municipal_council_partly_settled settlement_proposed  >.....2..
commitment_step draft_by_secretary open                                  >.2......
waiting                                                                  >xxxxx2xx
assignment_step open done                                                >.....2..
assignment_step open withdrawn                                           >.....2..
yearly_round                                                             >xx2x22xx
theme_new                                                                >x2x2x2xx
policy_new                                                               >x2x2x2xx
policy_edit hidden                                                       >x2x2x2xx
policy_edit public                                                       >x2x2x2xx
version_new hidden                                                       >x2x2x2xx
version_new public                                                       >x2x2x2xx
version_edit hidden                                                      >x2x2x2xx
version_edit public                                                      >x.x.x.xx
version_publish hidden                                                   >x2x2x2xx
version_publish public                                                   >x2x2x2xx
version_edit confidential                                                >x.x.x2xx
version_edit confidential_asked                                          >x2x.x2xx
version_publish confidential                                             >x.x.x2xx
version_publish confidential_asked                                       >x2x.x2xx
council_settings                                                         >x2x2x2x2
recess_new                                                               >x2x2x2x2
recess_edit own                                                          >x2xxxxx2
recess_edit of_the_college                                               >xxxxx2x2
recess_delete own                                                        >x2xxxxx2
recess_delete of_the_college                                             >xxxxx2x2
recipient_new                                                            >x2x2xxx2
recipient_edit                                                           >x2xxxxx2
recipient_delete                                                         >x2xxxxx2
letter_edit first                                                        >x2xxxxx2
administration                                                           >xxxxxxx2
user_invite                                                              >xxxxxxx2
user_detail                                                              >xxxxxxx2
user_invite_again                                                        >xxxxxxx2
user_sign_ins                                                            >xxxxxxx2
user_end_sessions                                                        >xxxxxxx2
group_roles                                                              >xxxxxxx2
group_role_remove                                                        >xxxxxxx2
user_take_second_factor                                                  >xxxxxxx2
user_block                                                               >xxxxxxx2
user_unblock                                                             >xxxxxxx2
sign_in_log                                                              >xxxxxxx2
membership_department                                                    >xxxxxxx2
membership_end                                                           >xxxxxxx2
council_new                                                              >xxxxxxx2
council_edit                                                             >xxxxxxx2
council_remove                                                           >xxxxxxx2
municipality_edit                                                        >xxxxxxx2
office_holder_new                                                        >xxxxxxx2
office_holder_edit                                                       >xxxxxxx2
office_holder_remove                                                     >xxxxxxx2
background                                                               >xxxxxxx2
job_again                                                                >xxxxxxx>
mail_undelivered                                                         >xxxxxxx2
mail_again                                                               >xxxxxxx2
mail_let_go                                                              >xxxxxxx2
advice_changes                                                           222222222
"""
